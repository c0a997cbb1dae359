/** The article beside the pages, with the passages that bear on the present one marked. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { pieces } from "../widgets/text.ts";

/** Paragraphs that are shown of a long text; those with a passage are always among them. */
const MAX_PARAGRAPHS = 400;

export function Article({ text, quotes, lead }: { text: string; quotes: readonly string[]; lead: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(() => pieces(text).map(({ start, end }) => text.slice(start, end)), [text]);
  useEffect(() => {
    box.current?.querySelector(lead === null ? "mark" : "mark.led")?.scrollIntoView({ block: "nearest" });
  }, [lead, quotes.join("\n")]);
  const wanted = [...new Set(lead === null ? quotes : [...quotes, lead])];
  return (
    <div class="text" dir="auto" ref={box}>
      {paragraphs
        .filter((words, at) => at < MAX_PARAGRAPHS || wanted.some((quote) => words.includes(quote)))
        .map((words) => (
          <p>{marked(words, wanted, lead)}</p>
        ))}
    </div>
  );
}

/** A paragraph with each passage in it marked; the first of those that overlap. */
function marked(words: string, quotes: readonly string[], lead: string | null) {
  const found = quotes
    .flatMap((quote) => {
      const at = quote === "" ? -1 : words.indexOf(quote);
      return at < 0 ? [] : [{ at, quote }];
    })
    .sort((a, b) => Number(b.quote === lead) - Number(a.quote === lead) || a.at - b.at);
  const kept = found.filter(
    (one, n) =>
      !found.slice(0, n).some(({ at, quote }) => one.at < at + quote.length && at < one.at + one.quote.length),
  );
  let from = 0;
  return [
    ...kept
      .sort((a, b) => a.at - b.at)
      .flatMap(({ at, quote }) => {
        const before = words.slice(from, at);
        from = at + quote.length;
        return [before, <mark class={quote === lead ? "led" : ""}>{quote}</mark>];
      }),
    words.slice(from),
  ];
}
