/** One number of the case: what it is, its density with a handle, its text, and where it comes from. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Cited, Parameter, Quantity } from "../../../language/index.ts";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import { axisOf, curveOf, endsOf, middle, shifted, stretched, widened, type Axis } from "../state/quantities.ts";
import { useState_, useStore } from "../state/hooks.ts";

const SOURCES: { [cited in Cited]: string } = {
  quoted: "quoted from a text that is kept with the case",
  unchecked: "quoted; its text is not kept, so the quote is unchecked",
  judged: "judged in a sentence",
  bare: "bare: no source and no judgement",
};

/** A dot that says where a number comes from: filled where quoted, hollow where nothing is said for it. */
export function Source({ parameter, label }: { parameter: Parameter; label: string }) {
  const store = useStore();
  const kind = parameter.default ? "bare" : parameter.cited;
  const says = parameter.default ? "stands by default" : SOURCES[kind];
  if (parameter.citations.length === 0)
    return <span class={`source ${kind}`} role="img" aria-label={says} title={says} />;
  return (
    <button
      type="button"
      class={`source ${kind}`}
      aria-label={`${label}: ${says}. Show it`}
      title={says}
      onClick={() => store.showPassage(parameter.citations)}
    />
  );
}

const WIDE = 132,
  HIGH = 34,
  BASE = 24;

export function NumberRow({ parameter, label }: { parameter: Parameter; label: string }) {
  const store = useStore();
  const {
    path,
    field: { min, max },
  } = parameter;
  const moved = useState_((s) => s.doc.moves[path] ?? null);
  const taught = useState_((s) => (s.current ? (s.result?.parameters[path] ?? null) : null));
  const led = useState_((s) => (s.lead?.path === path ? s.lead.n : 0));
  const text = moved ?? parameter.text;
  const read = moved === null ? { quantity: parameter.quantity } : parseQuantity(moved, parameter.field);
  const quantity: Quantity = "quantity" in read ? read.quantity : parameter.quantity;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (led === 0) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.querySelector<HTMLElement>("input")?.focus({ preventScroll: true });
  }, [led]);
  const accept = (value: string): void => {
    const problem = value.trim() === "" ? (store.putBack(path), null) : store.moveTo(path, value);
    setWrong(problem);
    if (problem === null) setTyped(null);
  };
  const fixed = parameter.default || parameter.shared !== undefined;
  return (
    <div class={`number${moved === null ? "" : " moved"}`} ref={row} data-path={path}>
      <Source parameter={parameter} label={label} />
      <label for={id}>{label}</label>
      {fixed ? (
        <span class="plot" />
      ) : (
        <Density
          parameter={parameter}
          quantity={quantity}
          label={label}
          text={text}
          after={taught && Math.abs(taught.shift) > 0.1 && taught.uncertain ? taught.after : null}
        />
      )}
      <input
        id={id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={typed ?? text}
        disabled={parameter.default}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        title={`${path}${min === -Infinity ? "" : `, from ${min}`}${max === Infinity ? "" : ` to ${max}`}`}
        onInput={(e) => setTyped(e.currentTarget.value)}
        onBlur={(e) => {
          if (typed !== null) accept(e.currentTarget.value);
        }}
        onKeyDown={(e) => {
          if (e.key === "Enter") accept(e.currentTarget.value);
          if (e.key === "Escape") {
            setTyped(null);
            setWrong(null);
          }
        }}
      />
      {moved === null ? (
        <span class="back" />
      ) : (
        <button
          type="button"
          class="back"
          title={`as in the file: ${parameter.text}`}
          aria-label={`Put ${label} back to ${parameter.text}`}
          onClick={() => store.putBack(path)}
        >
          {"\u21ba"}
        </button>
      )}
      {wrong === null ? null : (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Density({
  parameter,
  quantity,
  label,
  text,
  after,
}: {
  parameter: Parameter;
  quantity: Quantity;
  label: string;
  text: string;
  after: { mean: number; sd: number } | null;
}) {
  const store = useStore();
  const {
    path,
    field: { min, max },
  } = parameter;
  const [axis, setAxis] = useState<Axis>(() => axisOf(quantity, min, max));
  const held = useRef<{ part: "all" | 0 | 1; x: number; from: Quantity; pointer: number } | null>(null);
  const at = middle(quantity, min, max);
  useEffect(() => {
    if (held.current) return;
    const [low, high] = endsOf(quantity) ?? [at, at];
    if (low < axis.from || high > axis.to) setAxis(axisOf(quantity, min, max));
  }, [text]);
  const toX = (value: number): number =>
    4 + ((Math.min(axis.to, Math.max(axis.from, value)) - axis.from) / (axis.to - axis.from)) * (WIDE - 8);
  const { line, spikes } = curveOf(quantity, axis, min, max);
  const shape =
    line.length === 0
      ? ""
      : `M${toX(line[0].x).toFixed(1)},${BASE}L${line.map(({ x, y }) => `${toX(x).toFixed(1)},${(BASE - y * (BASE - 3)).toFixed(1)}`).join("L")}L${toX(line.at(-1)!.x).toFixed(1)},${BASE}Z`;
  const ends = endsOf(quantity);
  const to = (next: string | null, dragging: boolean): void => {
    if (next !== null) store.moveTo(path, next, dragging);
  };
  const grab =
    (part: "all" | 0 | 1) =>
    (e: PointerEvent): void => {
      if (e.button !== 0) return;
      e.preventDefault();
      (e.currentTarget as Element).setPointerCapture(e.pointerId);
      held.current = { part, x: e.clientX, from: quantity, pointer: 0 };
    };
  const drag = (e: PointerEvent): void => {
    const h = held.current;
    if (!h) return;
    const box = (e.currentTarget as Element).closest("svg")!.getBoundingClientRect();
    const by = ((((e.clientX - h.x) / box.width) * WIDE) / (WIDE - 8)) * (axis.to - axis.from);
    if (Math.abs(e.clientX - h.x) < 1 && h.pointer === 0) return;
    const fromEnds = endsOf(h.from);
    const next =
      h.part === "all" || !fromEnds
        ? shifted(h.from, by, axis, min, max)
        : stretched(h.from, h.part, fromEnds[h.part] + by, axis, min, max);
    to(next, h.pointer++ > 0);
  };
  const drop = (): void => {
    held.current = null;
  };
  const key = (e: KeyboardEvent): void => {
    const size = (axis.to - axis.from) / 50;
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[e.key];
    if (way === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    const by = way * Math.max(axis.step, size);
    to(e.shiftKey ? widened(quantity, by, axis, min, max) : shifted(quantity, by, axis, min, max), e.repeat);
  };
  return (
    <svg class="plot density" viewBox={`0 0 ${WIDE} ${HIGH}`} width={WIDE} height={HIGH}>
      <line x1={4} x2={WIDE - 4} y1={BASE} y2={BASE} class="axis" />
      <path d={shape} class="mass" />
      {spikes.map(({ x, y }) => (
        <line x1={toX(x)} x2={toX(x)} y1={BASE} y2={BASE - y * (BASE - 5)} class="spike" />
      ))}
      {after === null ? null : (
        <g class="taught">
          <title>after the record: mean and one standard deviation</title>
          <line x1={toX(after.mean - after.sd)} x2={toX(after.mean + after.sd)} y1={BASE + 6} y2={BASE + 6} />
          <circle cx={toX(after.mean)} cy={BASE + 6} r={2} />
        </g>
      )}
      {ends === null
        ? null
        : ([0, 1] as const).map((end) => (
            <g class="end" onPointerDown={grab(end)} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
              <rect x={toX(ends[end]) - 7} y={0} width={14} height={HIGH} class="hit" />
              <line x1={toX(ends[end])} x2={toX(ends[end])} y1={BASE - 5} y2={BASE + 4} />
            </g>
          ))}
      {quantity.kind === "one_of" ? null : (
        <g
          class="handle"
          tabindex={0}
          role="slider"
          aria-label={label}
          aria-valuemin={axis.from}
          aria-valuemax={axis.to}
          aria-valuenow={Number(at.toPrecision(6))}
          aria-valuetext={text}
          aria-orientation="horizontal"
          onPointerDown={grab("all")}
          onPointerMove={drag}
          onPointerUp={drop}
          onPointerCancel={drop}
          onKeyDown={key}
        >
          <rect x={toX(at) - 11} y={0} width={22} height={HIGH} class="hit" />
          <circle cx={toX(at)} cy={BASE} r={5} />
        </g>
      )}
    </svg>
  );
}
