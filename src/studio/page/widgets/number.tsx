/** One number of the case: label, density with a handle, text, and source. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Parameter, Quantity } from "../../../language/index.ts";
import type { BelieveShift } from "../../../result/index.ts";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import {
  axisOf,
  curveOf,
  endsOf,
  middle,
  shifted,
  stepOf,
  stretched,
  widened,
  type Axis,
} from "../state/quantities.ts";
import { groundedOne } from "../state/grounded.ts";
import { GROUND_MEANING, WITHOUT_SENTENCE } from "../../../wording/grounds.ts";
import { useStoreState, useStore } from "../state/hooks.ts";
import { Help } from "./help.tsx";
import { openOn } from "../state/review.ts";
import { Wrong } from "./wrong.tsx";
import { ViewMarks, ViewsText, useViews, type View } from "./views.tsx";

/** A dot for a number's source: filled where a quote states it, hollow where nothing does. */
export function Source({ parameter, label }: { parameter: Parameter; label: string }) {
  const store = useStore();
  const cited = useStoreState((s) => {
    const { overrides, reasons } = s.doc;
    const isSet = parameter.path in overrides || parameter.path in reasons;
    if (!isSet || s.case === null) return parameter.unfilled ? "suggested" : parameter.cited;
    return groundedOne(s.case, parameter, overrides, reasons).cited;
  });
  const kind = parameter.default ? "bare" : cited;
  const says = GROUND_MEANING[parameter.default ? "default" : kind];
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

/** Opens the comments on a number, and says how many are open; nothing where the case takes none. */
function CommentSign({ path, text, label }: { path: string; text: string; label: string }) {
  const store = useStore();
  const open = useStoreState((s) => (s.comments === null ? null : openOn(s.comments, path)));
  if (open === null) return null;
  return (
    <button
      type="button"
      class={open > 0 ? "comment some" : "comment"}
      title="Comment"
      aria-label={`Comment on ${label}${open > 0 ? `, ${open} open` : ""}`}
      onClick={() => store.review.open("comments", { number: path, was: text })}
    >
      {open > 0 ? open : ""}
    </button>
  );
}

/** Characters of a label that stands beside its handle; a longer one stands above it. */
const MAX_LABEL_BESIDE = 40;
/** Shift, in standard deviations, from which a number gets a second outline. */
const LEAST_OUTLINED_SHIFT = 0.1;
const WIDTH = 132,
  HEIGHT = 34,
  BASELINE = 24;

export function NumberRow({ parameter, label }: { parameter: Parameter; label: string }) {
  const store = useStore();
  const {
    path,
    field: { min, max },
  } = parameter;
  const moved = useStoreState((s) => s.doc.overrides[path] ?? null);
  const taught = useStoreState((s) => (s.current ? (s.result?.parameters[path] ?? null) : null));
  const believed = useStoreState((s) =>
    s.current && s.believed?.finding.feasible
      ? (s.believed.finding.shifts.find((one) => one.path === path && one.value === undefined) ?? null)
      : null,
  );
  const views = useViews(path);
  const led = useStoreState((s) => (s.lead?.path === path ? s.lead.n : 0));
  const inFile = parameter.unfilled?.suggestion ?? parameter.text;
  const text = moved ?? inFile;
  const read = moved === null ? { quantity: parameter.quantity } : parseQuantity(moved, parameter.field);
  const quantity: Quantity = "quantity" in read ? read.quantity : parameter.quantity;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (led === 0) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.querySelector<HTMLElement>("input")?.focus({ preventScroll: true });
  }, [led]);
  const mark = useStoreState((s) => s.disk.mark);
  const refused = useRef({ typed, wrong });
  refused.current = { typed, wrong };
  useEffect(() => {
    const { typed, wrong } = refused.current;
    if (typed === null || wrong === null) return;
    setTyped(null);
    setWrong(`\u2018${typed}\u2019 was not taken, and is not in the file.`);
  }, [mark]);
  const accept = (value: string): void => {
    const problem = value.trim() === "" ? (store.putBack(path), null) : store.setNumber(path, value);
    setWrong(problem);
    if (problem === null) setTyped(null);
  };
  return (
    <div
      class={`number${moved === null ? "" : " moved"}${label.length > MAX_LABEL_BESIDE ? " long" : ""}`}
      ref={row}
      data-path={path}
    >
      <Source parameter={parameter} label={label} />
      <label for={id}>{label}</label>
      {parameter.default ? (
        <span class="plot" />
      ) : (
        <Density
          parameter={parameter}
          quantity={quantity}
          label={label}
          text={text}
          views={views}
          believed={believed && Math.abs(believed.shift) >= LEAST_OUTLINED_SHIFT ? believed : null}
          set={(to, dragging) => store.setNumber(path, to, dragging)}
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
      <span class="beside">
        {moved === null ? null : (
          <button
            type="button"
            class="back"
            title={`as in the file: ${inFile}`}
            aria-label={`Put ${label} back to ${inFile}`}
            onClick={() => store.putBack(path)}
          >
            {"\u21ba"}
          </button>
        )}
        {parameter.default ? null : (
          <button
            type="button"
            class="back ask"
            title="What to hold it against"
            aria-label={`What to hold ${label} against`}
            aria-expanded={help}
            onClick={() => setHelp(!help)}
          >
            ?
          </button>
        )}
        <CommentSign path={path} text={text} label={label} />
      </span>
      {wrong === null ? null : (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
      {moved !== null || (help && !parameter.unfilled) ? <Reason parameter={parameter} label={label} /> : null}
      {help ? <Help path={path} use={accept} /> : null}
      <ViewsText views={views} />
    </div>
  );
}

/** The sentence on which a number rests that was moved by hand, or is looked into. */
function Reason({ parameter, label }: { parameter: Parameter; label: string }) {
  const { path } = parameter;
  const store = useStore();
  const without = useStoreState((s) =>
    s.case ? groundedOne(s.case, parameter, { [path]: "" }, { [path]: "" }).cited : "bare",
  );
  const said = useStoreState((s) => s.doc.reasons[path] ?? store.reasonInFile(path));
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <>
      <label class="reason">
        <span class="unseen">Why {label}, in a sentence</span>
        <input
          type="text"
          dir="auto"
          placeholder={`Why? In a sentence; ${WITHOUT_SENTENCE[without]}`}
          value={said}
          aria-invalid={wrong !== null}
          onChange={(e) => setWrong(store.setReason(path, e.currentTarget.value))}
        />
      </label>
      <Wrong says={wrong} />
    </>
  );
}

/** A density whose handle and ends are dragged or moved with the arrow keys. */
export function Density({
  parameter,
  quantity,
  label,
  text,
  after,
  believed,
  views,
  set,
}: {
  views: readonly View[];
  /** Takes another range; `dragging`: it goes on from the one before. */
  set: (range: string, dragging: boolean) => void;
  parameter: Parameter;
  quantity: Quantity;
  label: string;
  text: string;
  after: { mean: number; sd: number } | null;
  /** Where the number would have to lie for the reader's own odds. */
  believed: Pick<BelieveShift, "before" | "after"> | null;
}) {
  const {
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
    4 + ((Math.min(axis.to, Math.max(axis.from, value)) - axis.from) / (axis.to - axis.from)) * (WIDTH - 8);
  const { line, spikes } = curveOf(quantity, axis, min, max);
  const shape =
    line.length === 0
      ? ""
      : `M${toX(line[0].x).toFixed(1)},${BASELINE}L${line.map(({ x, y }) => `${toX(x).toFixed(1)},${(BASELINE - y * (BASELINE - 3)).toFixed(1)}`).join("L")}L${toX(line.at(-1)!.x).toFixed(1)},${BASELINE}Z`;
  /** The density moved and stretched to the mean and deviation that the reader's own odds ask for. */
  const outline =
    believed === null || believed.before.sd === 0
      ? ""
      : `M${line
          .map(({ x, y }) => {
            const at = believed.after.mean + ((x - believed.before.mean) * believed.after.sd) / believed.before.sd;
            return `${toX(at).toFixed(1)},${(BASELINE - y * (BASELINE - 3)).toFixed(1)}`;
          })
          .join("L")}`;
  const ends = endsOf(quantity);
  const to = (next: string | null, dragging: boolean): void => {
    if (next !== null) set(next, dragging);
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
    const by = ((((e.clientX - h.x) / box.width) * WIDTH) / (WIDTH - 8)) * (axis.to - axis.from);
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
    const size = Math.max(
      (axis.to - axis.from) / 50,
      ends === null ? 0 : stepOf(Math.max(ends[1] - ends[0], axis.step)),
    );
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[e.key];
    if (way === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    const by = way * Math.max(axis.step, size);
    to(e.shiftKey ? widened(quantity, by, axis, min, max) : shifted(quantity, by, axis, min, max), e.repeat);
  };
  return (
    <svg class="plot density" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
      <line x1={4} x2={WIDTH - 4} y1={BASELINE} y2={BASELINE} class="axis" />
      <path d={shape} class="mass" />
      {outline === "" || line.length === 0 ? null : <path d={outline} class="own" />}
      {spikes.map(({ x, y }) => (
        <line x1={toX(x)} x2={toX(x)} y1={BASELINE} y2={BASELINE - y * (BASELINE - 5)} class="spike" />
      ))}
      <ViewMarks views={views} toX={toX} />
      {after === null ? null : (
        <g class="taught">
          <title>after the record: mean and one standard deviation</title>
          <line x1={toX(after.mean - after.sd)} x2={toX(after.mean + after.sd)} y1={BASELINE + 6} y2={BASELINE + 6} />
          <circle cx={toX(after.mean)} cy={BASELINE + 6} r={2} />
        </g>
      )}
      {ends === null
        ? null
        : ([0, 1] as const).map((end) => (
            <g class="end" onPointerDown={grab(end)} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
              <rect x={toX(ends[end]) - 7} y={0} width={14} height={HEIGHT} class="hit" />
              <line x1={toX(ends[end])} x2={toX(ends[end])} y1={BASELINE - 5} y2={BASELINE + 4} />
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
          <rect x={toX(at) - 11} y={0} width={22} height={HEIGHT} class="hit" />
          <circle cx={toX(at)} cy={BASELINE} r={5} />
        </g>
      )}
    </svg>
  );
}
