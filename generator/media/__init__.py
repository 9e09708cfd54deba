"""Pictures and attachments: looked through, and planned as the files they are published as.

It takes the files that pages show or lead to, by their path in the sources, and what the site allows.  It gives
`Media`: of each file what it is published as, and what readers should be told of it.  What may not be published, and
what its editors have to look at, is told at the file.  Linking finds the files; formats write what is planned here.
"""

from generator.media.checked import CHECKED, Checked, read_checked
from generator.media.drawings import Drawing
from generator.media.examination import Attachment, Examination, Media, Remark
from generator.media.kinds import KINDS, PICTURES, Limits, kind_of
from generator.media.memory import PictureMemory
from generator.media.pictures import Picture, Rendition, render

__all__ = [
    "CHECKED",
    "KINDS",
    "PICTURES",
    "Attachment",
    "Checked",
    "Drawing",
    "Examination",
    "Limits",
    "Media",
    "Picture",
    "PictureMemory",
    "Remark",
    "Rendition",
    "kind_of",
    "read_checked",
    "render",
]
