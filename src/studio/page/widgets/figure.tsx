/** Figures of the report in the page: drawn one a task, when they come into view, so that input never waits for them. */
import { useEffect, useRef, useState } from "preact/hooks";

export type Figures = typeof import("./figures.ts");
let loading: Promise<Figures> | null = null;
export const figures = (): Promise<Figures> => (loading ??= import("./figures.ts"));

const queue: (() => void)[] = [];
let busy = false;
function next(): void {
  const job = queue.shift();
  busy = job !== undefined;
  if (!job) return;
  job();
  setTimeout(next, 8);
}
function enqueue(job: () => void): () => void {
  queue.push(job);
  if (!busy) {
    busy = true;
    setTimeout(next);
  }
  return () => {
    const at = queue.indexOf(job);
    if (at >= 0) queue.splice(at, 1);
  };
}

/** @param draw a figure as SVG text, empty for none. @param of the data of the figure: it is drawn again when that changes. */
export function Figure({ draw, of, wide = false }: { draw(f: Figures): string; of: unknown; wide?: boolean }) {
  const place = useRef<HTMLElement>(null);
  const [svg, setSvg] = useState<string | null>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current || seen) return;
    const eye = new IntersectionObserver(
      (entries) => {
        if (entries.some((e) => e.isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    eye.observe(place.current);
    return () => eye.disconnect();
  }, [seen]);
  useEffect(() => {
    if (!seen) return;
    let gone = false;
    let cancel = (): void => {};
    void figures().then((f) => {
      if (!gone) cancel = enqueue(() => setSvg(draw(f)));
    });
    return () => {
      gone = true;
      cancel();
    };
  }, [seen, of]);
  if (svg === "") return null;
  return (
    <figure
      ref={place}
      class={wide ? "figure wide" : "figure"}
      dangerouslySetInnerHTML={{ __html: svg ?? "" }}
      aria-busy={svg === null}
    />
  );
}
