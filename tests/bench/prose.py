"""Time what a page of prose costs: python -m tests.bench.prose.

A page of 10 kB, put together of kinds of Markdown that documents use, is read, written as HTML and as text view, and
its words are gathered for the search.  Each step is given in milliseconds and as a part of what the engine alone takes
to render the same page as HTML, which says more on another machine.  Half and twice the page show how time grows.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import comrak

from generator.formats.prose_html import TextProseWriter
from generator.sources.markdown.plain import all_passages
from tests.prose import linked, read, written

SIZE = 10_000
PART = """## 第{n}项：守望相助的街区

推进**“一网统管”**建设，见[上一节](#第{n}项)和[年鉴](https://example.org/{n})，由社区中心牵头，*每月*公布一次进展，
每季度听取一次意见。居民可以在社区中心、网上和电话里提出意见，工作人员在三个工作日内答复，答复的内容都在网上公开。

- 组织居民议事，讨论停车、加装电梯和楼道照明
- 建设口袋公园，由居民自己选择树种和座椅

议题从哪里来、谁来办、办到什么程度，都写在同一张单子上，贴在楼道口。去年的单子还留着，今年的写在旁边，哪一件没有办成、为什么没有办成，
一看就知道。没有办成的，下一年排在最前面，由同一个人继续负责，不换人，也不换题目。老人看不清小字，志愿者就在院子里念给他们听，
念完以后再问一遍有没有别的意见。**意见不多的时候**，社区中心会上门去问，问到的都记下来，记下来的都有回音。

这样做了三年，院子里的路灯、雨水口和停车线都换过一遍，费用写在[账目](#第{n}项)里。有的院子先做，有的院子后做，先做的把走过的弯路
告诉后做的，省下来的时间用来商量更难的事情：要不要加装电梯，加装以后谁来管，坏了谁来修，底楼的人家不用电梯，该不该出钱。

历年的数目：

| 年份 | 议题 | 完成 |
|---|---:|---:|
| 2031 | 120 | 96 |
| 2032 | 85 | 80 |

> 有居民说：“楼道亮了，老人走得放心。”这句话写在社区中心的墙上，旁边是每一年的账目。
"""


def page(size: int) -> str:
    parts: list[str] = []
    while sum(len(part.encode()) for part in parts) < size:
        parts.append(PART.format(n=len(parts) + 1))
    return "\n".join(parts).encode()[:size].decode("utf-8", "ignore")


def milliseconds(work: Callable[[], object], rounds: int = 200) -> float:
    """The fastest of many rounds, by the time of the processor: what else runs on the machine only adds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def measure(text: str) -> dict[str, float]:
    prose = read(text)[0]
    ready = linked(prose)
    return {
        "engine, as HTML": milliseconds(lambda: comrak.markdown_to_html(text)),
        "read": milliseconds(lambda: read(text)),
        "link": milliseconds(lambda: linked(prose)),
        "HTML": milliseconds(lambda: written(ready)),
        "text view": milliseconds(lambda: written(ready, TextProseWriter)),
        "search text": milliseconds(lambda: list(all_passages(ready))),
    }


def main() -> None:
    whole: dict[int, float] = {}
    for size in (SIZE // 2, SIZE, 2 * SIZE):
        found = measure(page(size))
        engine = found.pop("engine, as HTML")
        whole[size] = sum(found.values())
        print(
            f"{size} bytes: {whole[size]:.2f} ms in all, {whole[size] / engine:.1f} times the engine's {engine:.2f} ms"
        )
        for name, cost in found.items():
            print(f"    {name:12} {cost:.3f} ms {cost / whole[size]:5.0%}")
    print(f"twice the page takes {whole[2 * SIZE] / whole[SIZE]:.2f} times as long")


if __name__ == "__main__":
    main()
