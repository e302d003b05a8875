"""Shared widgets: form rows and fields, cards, tables, papers; docs/pages.md shows how a page is made of them."""
