"""The months as dates print them, in the languages that texts are read in."""

from __future__ import annotations

_NAMES = """
january januar jänner janvier enero січня января
february februar février febrero лютого февраля
march märz mars marzo березня марта
april avril abril квітня апреля
may mai mayo травня мая
june juni juin junio червня июня
july juli juillet julio липня июля
august août agosto серпня августа
september septembre septiembre setiembre вересня сентября
october oktober octobre octubre жовтня октября
november novembre noviembre листопада ноября
december dezember décembre diciembre грудня декабря
"""
MONTHS = {name: number for number, row in enumerate(_NAMES.split("\n")) for name in row.split()}
