#!/bin/sh
# Makes the samples from plan.md with the programs that people publish with.
# Debian packages: pandoc libreoffice-writer chromium qpdf. plan.akn.xml is written by hand.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pandoc -s plan.md -o plan-pandoc.docx
pandoc -s plan.md -o plan-pandoc.html
pandoc -s plan.md -t plain -o plan-pandoc.txt
pandoc -s plan.md -t markdown -o plan-pandoc.md

for format in docx html pdf; do
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$format" --outdir "$work" plan-pandoc.docx
  mv "$work/plan-pandoc.$format" "plan-libreoffice.$format"
done

# Chromium prints the address of the page at the foot of each page.
cp plan-pandoc.html /tmp/plan.html
chromium --headless --no-sandbox --disable-gpu --print-to-pdf=plan-chromium.pdf file:///tmp/plan.html
rm /tmp/plan.html
qpdf --encrypt secret secret 256 -- plan-chromium.pdf locked.pdf
