"""What the red lines cannot say."""

from plancmp.testing import assert_terms, assert_unchanged

DRAFT = "../../../fixtures/us-28-point-draft.yaml"
EDIT = "../../../fixtures/e3-edit.yaml"


def test_the_edit_leaves_the_sea_alone(compare_plans):
    assert_unchanged(compare_plans(DRAFT, EDIT), topic="maritime")


def test_the_edit_changes_these_military_terms_only(compare_plans):
    expected = {"armed-forces-size": "loosened", "combat-aircraft-base": "shifted"}
    assert_terms(compare_plans(DRAFT, EDIT), expected, topic="military")
