"""The months as dates print them, in the languages that texts are read in."""

from __future__ import annotations

_NAMES = """
january januar jänner janvier enero gennaio січня января
february februar février febrero febbraio лютого февраля
march märz mars marzo березня марта
april avril abril aprile квітня апреля
may mai mayo maggio травня мая
june juni juin junio giugno червня июня
july juli juillet julio luglio липня июля
august août agosto серпня августа
september septembre septiembre setiembre settembre вересня сентября
october oktober octobre octubre ottobre жовтня октября
november novembre noviembre листопада ноября
december dezember décembre diciembre dicembre грудня декабря
"""
MONTHS = {name: number for number, row in enumerate(_NAMES.split("\n")) for name in row.split()}
