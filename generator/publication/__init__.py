"""The neutral middle: what content types give and formats take.

A `Page` is a head and sections of blocks.  A block knows nothing of plans or reports; each kind of block has a
component of the same name in `theme/components`.  Values stay typed (`Quantity`) until a format writes them.
Paths are addresses inside the site without a leading slash: `zh/plans/gumei/`, with `#anchor` where one is meant;
a path with a scheme (`https:`) leads outside.
"""

from generator.publication.addresses import (
    API_FOLDER,
    API_INDEX,
    API_SCHEMA,
    CATALOGUE_JSON_LD,
    CATALOGUE_TURTLE,
    DATA_PACKAGE,
    absolute,
    leads_outside,
    quoted,
)
from generator.publication.blocks import Block, Facet, LinkedSection, Option, SearchForm, Section, Specimen
from generator.publication.charts import LEAST_DRAWN, Chart, Point
from generator.publication.files import (
    CSV,
    FILE_KINDS,
    JSON,
    PARQUET,
    XLSX,
    Announcement,
    FileKind,
    OutputFile,
    Written,
)
from generator.publication.ledgers import Figures, Ledger, LedgerRow
from generator.publication.mosaics import Mosaic, MosaicGroup, Promise, State, Task, Tasks, Tile
from generator.publication.pages import FigureAnchor, LinkedPage, Page, Related, kind_label
from generator.publication.records import Deadline, Presented, Record
from generator.publication.site import Frame, Licence, Publication
from generator.publication.tables import Choice, Column, Downloads, Filter, Row, RowGroup, Table
from generator.publication.texts import (
    Case,
    Cases,
    Citation,
    Definition,
    Definitions,
    LinkList,
    Notice,
    Paragraph,
    Question,
    WordList,
    WordLists,
)
from generator.publication.values import Cell, Comparator, Link, Nature, Quantity, Said, Status, UnitOfMeasure

__all__ = [
    "API_FOLDER",
    "API_INDEX",
    "API_SCHEMA",
    "CATALOGUE_JSON_LD",
    "CATALOGUE_TURTLE",
    "CSV",
    "DATA_PACKAGE",
    "FILE_KINDS",
    "JSON",
    "LEAST_DRAWN",
    "PARQUET",
    "XLSX",
    "Announcement",
    "Block",
    "Case",
    "Cases",
    "Cell",
    "Chart",
    "Choice",
    "Citation",
    "Column",
    "Comparator",
    "Deadline",
    "Definition",
    "Definitions",
    "Downloads",
    "Facet",
    "FigureAnchor",
    "Figures",
    "FileKind",
    "Filter",
    "Frame",
    "Ledger",
    "LedgerRow",
    "Licence",
    "Link",
    "LinkList",
    "LinkedPage",
    "LinkedSection",
    "Mosaic",
    "MosaicGroup",
    "Nature",
    "Notice",
    "Option",
    "OutputFile",
    "Page",
    "Paragraph",
    "Point",
    "Presented",
    "Promise",
    "Publication",
    "Quantity",
    "Question",
    "Record",
    "Related",
    "Row",
    "RowGroup",
    "Said",
    "SearchForm",
    "Section",
    "Specimen",
    "State",
    "Status",
    "Table",
    "Task",
    "Tasks",
    "Tile",
    "UnitOfMeasure",
    "WordList",
    "WordLists",
    "Written",
    "absolute",
    "kind_label",
    "leads_outside",
    "quoted",
]
