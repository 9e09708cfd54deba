"""Policy explainers: questions, answers and cases."""

from generator.content_types.explainer.model import Explainer
from generator.content_types.explainer.parse import parse
from generator.content_types.explainer.present import present
from generator.document import ContentType

EXPLAINER: ContentType[Explainer] = ContentType("explainers", "content/explainers", parse, present)
