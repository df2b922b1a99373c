"""`plancmp matrix --executor dask://…` on a real cluster of this machine, with several worker processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plancmp.cli import cluster as clusters
from plancmp.cli import main
from plancmp.history.collection import Matrix, compare_all
from tests.history.treaties import write_files, write_treaties

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from distributed import LocalCluster

FIXTURES = Path(__file__).parents[2] / "fixtures"
PATHS = [str(FIXTURES / f"{name}.yaml") for name in ("e3-edit", "us-28-point-draft", "paris-declaration")]
# Where CI sets CI=true, Dask has to be there.
needs_dask = pytest.mark.skipif(
    find_spec("distributed") is None and os.environ.get("CI") != "true",
    reason='Dask is not installed: pip install "plancmp[dask]"',
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as local:
        yield local


def find_address(cluster: LocalCluster) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


@pytest.fixture(scope="module")
def treaties(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return write_files(tmp_path_factory.mktemp("treaties"), write_treaties(2, 15))


def run_matrix(paths: list[str], output: Path, *options: str) -> bytes:
    assert main(["matrix", *paths, "-o", str(output), *options]) == 0
    return output.read_bytes()


@needs_dask
def test_a_cluster_gives_the_same_bytes(cluster: LocalCluster, treaties: list[str], tmp_path: Path) -> None:
    alone = run_matrix(treaties, tmp_path / "alone.jsonl", "--executor", "serial")
    assert run_matrix(treaties, tmp_path / "cluster.jsonl", "--executor", find_address(cluster)) == alone


@needs_dask
def test_the_library_takes_the_executor_of_a_cluster(cluster: LocalCluster) -> None:
    from distributed import Client

    plans = write_treaties(1, 6)
    with Client(cluster, set_as_default=False) as client:
        assert compare_all(plans, executor=client.get_executor()) == compare_all(plans)


@needs_dask
def test_a_worker_that_is_killed_loses_nothing(
    cluster: LocalCluster, treaties: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run_matrix(treaties, tmp_path / "alone.jsonl", "--executor", "serial")
    victims = [worker.pid for worker in list(cluster.workers.values())[:1]]
    keep = Matrix._keep  # the first results are the sign that the workers have work in hand

    def kill_and_keep(matrix: Matrix, *results: object) -> None:
        while victims:
            os.kill(victims.pop(), signal.SIGKILL)
        keep(matrix, *results)  # type: ignore[arg-type]

    monkeypatch.setattr(Matrix, "_keep", kill_and_keep)
    assert run_matrix(treaties, tmp_path / "cluster.jsonl", "--executor", find_address(cluster)) == alone
    assert not victims


@needs_dask
def test_a_cluster_without_workers_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=0, processes=True, dashboard_address=":0") as empty:
        assert main(["matrix", *PATHS, "--executor", find_address(empty)]) == 2
        host = find_address(empty).removeprefix("dask://")
        assert capsys.readouterr().err == (
            f"plancmp: the Dask scheduler at {host} has no workers; start some with `dask worker`\n"
        )


@needs_dask
def test_another_version_on_the_workers_is_refused(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clusters, "__version__", "99.0")
    assert main(["matrix", *PATHS, "--executor", find_address(cluster)]) == 2
    assert "have plancmp 0.1.0, not 99.0; install it there\n" in capsys.readouterr().err


@needs_dask
def test_no_scheduler_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    assert main(["matrix", *PATHS, "--executor", "dask://127.0.0.1:1"]) == 2
    assert capsys.readouterr().err == "plancmp: no Dask scheduler answers at 127.0.0.1:1 within 1 seconds\n"


def test_without_dask_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["matrix", *PATHS, "--executor", "dask://127.0.0.1:1"]) == 2
    assert capsys.readouterr().err == 'plancmp: --executor dask:// needs the extra: pip install "plancmp[dask]"\n'
