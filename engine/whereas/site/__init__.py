"""The public site: the colours of the language, and the pages that are made from laws and deals.

`words.py` sorts the words of the language for every highlighter; `lexer.py` is that of Pygments; `plugin.py` is that of
MkDocs. Only a build of the site imports this room.
"""
