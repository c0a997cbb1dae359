/** Rows that are moved by dragging, by buttons or by the arrow keys; each move is announced. */
import { useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";

/** @param keys of the rows, in their order. @param move takes the row at `from` to `to` */
export function Sortable({
  keys,
  label,
  move,
  children,
}: {
  keys: readonly string[];
  /** Name of a row in what is announced. */
  label: (at: number) => string;
  move: (from: number, to: number) => void;
  children: (at: number) => ComponentChildren;
}) {
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<number | null>(null);
  const [lifted, setLifted] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const go = (from: number, to: number): void => {
    if (to < 0 || to >= keys.length || to === from) return;
    move(from, to);
    setTold(`${label(from)}: ${to + 1} of ${keys.length}`);
  };
  const over = (y: number): number => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const at = rows.findIndex(({ top, height }) => y < top + height / 2);
    return at < 0 ? rows.length - 1 : at;
  };
  return (
    <>
      <ol class="sortable" ref={list}>
        {keys.map((key, at) => (
          <li key={key} class={lifted === key ? "lifted" : ""}>
            <button
              type="button"
              class="grip"
              aria-label={`Move ${label(at)}, ${at + 1} of ${keys.length}`}
              title="Drag, or press an arrow key"
              onKeyDown={(e) => {
                if (e.key !== "ArrowUp" && e.key !== "ArrowDown") return;
                e.preventDefault();
                const grip = e.currentTarget;
                go(at, e.key === "ArrowUp" ? at - 1 : at + 1);
                requestAnimationFrame(() => grip.focus());
              }}
              onPointerDown={(e) => {
                if (e.button !== 0) return;
                e.currentTarget.setPointerCapture(e.pointerId);
                dragged.current = at;
                setLifted(key);
              }}
              onPointerMove={(e) => {
                if (dragged.current === null) return;
                const to = over(e.clientY);
                if (to === dragged.current) return;
                go(dragged.current, to);
                dragged.current = to;
              }}
              onLostPointerCapture={() => {
                dragged.current = null;
                setLifted(null);
              }}
            >
              {"\u2195"}
            </button>
            {children(at)}
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {told}
      </p>
    </>
  );
}
