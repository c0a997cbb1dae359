/** The form by which a part is added: its kind, its name, and what it belongs to. */
import { dateTyped } from "../../../reader/draft/stated-date.ts";
import { useRef, useState } from "preact/hooks";
import type { NewPart, PartKind, PartShown } from "../../../language/index.ts";
import { ahead } from "../authoring/rows.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { Wrong } from "../widgets/wrong.tsx";
import { Lost, type Loss } from "./lost.tsx";

/** What each kind asks for besides its name. */
type Asked =
  | "actor"
  | "anybody"
  | "day"
  | "driver"
  | "issue"
  | "issues"
  | "levels"
  | "month"
  | "number"
  | "option"
  | "parties"
  | "process"
  | "share"
  | "stakeIssue"
  | "table"
  | "then"
  | "yes"
  | "when"
  | "why";
const KINDS: { kind: PartKind; title: string; name: string | null; asks: Asked[] }[] = [
  { kind: "actors", title: "An actor", name: "Name", asks: ["table"] },
  { kind: "needs", title: "A need", name: "What it lacks", asks: ["actor"] },
  { kind: "stakes", title: "A stake", name: null, asks: ["actor", "stakeIssue"] },
  { kind: "governments", title: "Governments of an actor", name: "Who governs", asks: ["actor", "month"] },
  { kind: "drivers", title: "A driver", name: "Name", asks: ["process", "levels"] },
  { kind: "issues", title: "An issue", name: "Name", asks: ["table"] },
  { kind: "options", title: "An option", name: "Outcome", asks: ["issue"] },
  { kind: "procedures", title: "A procedure", name: "Who decides", asks: ["option"] },
  { kind: "constraints", title: "A constraint", name: "Rule, in a few words", asks: ["when", "then", "why"] },
  { kind: "reactions", title: "A reaction", name: "Name", asks: ["option", "driver", "why"] },
  { kind: "tables", title: "A table", name: "Name", asks: ["parties", "issues"] },
  { kind: "questions", title: "A question", name: "Question", asks: ["yes", "month"] },
  { kind: "scenarios", title: "A scenario", name: "Name", asks: ["number"] },
  { kind: "factors", title: "A cause that numbers share", name: "Name", asks: [] },
  { kind: "accords", title: "An accord", name: "Kind, such as treaty", asks: ["parties", "day"] },
  { kind: "today", title: "Who would sign today", name: "In a few words", asks: ["anybody", "option", "share", "why"] },
];

export function AddPart({ parts }: { parts: readonly PartShown[] }) {
  const store = useStore();
  const c = useStoreState((s) => s.case);
  const [kind, setKind] = useState<PartKind | "">("");
  const [process, setProcess] = useState<NonNullable<NewPart["process"]>>("mean-reverting");
  const [wrong, setWrong] = useState<string | null>(null);
  const [against, setAgainst] = useState<Loss | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const asked = KINDS.find((one) => one.kind === kind);
  const of = (kind: PartKind): PartShown[] => parts.filter((part) => part.kind === kind);
  const standing = new Set(
    c?.issues.map(({ id, options }, k) => `issues.${id}.options.${options[c.standing[k]!]?.id}`) ?? [],
  );
  const optionName = ({ path, of, name }: PartShown): { value: string; text: string } => ({
    value: path,
    text: `${parts.find((one) => one.path === of)?.name ?? ""}: ${name}`,
  });
  const named = ({ path, name }: PartShown): { value: string; text: string } => ({ value: path, text: name });
  const add = async (form: HTMLFormElement, yields: boolean): Promise<void> => {
    const data = new FormData(form);
    const given = (field: string): string => String(data.get(field) ?? "").trim();
    const some = (field: "of" | "on" | "at" | "number" | "quantity" | "driver" | "why"): Partial<NewPart> =>
      given(field) === "" ? {} : { [field]: given(field) };
    const part: NewPart = {
      kind: kind as PartKind,
      name: given("name"),
      ...some("of"),
      ...some("on"),
      ...some("at"),
      ...(given("date") === "" ? {} : { date: dateTyped(given("date")) }),
      ...some("number"),
      ...some("quantity"),
      ...some("driver"),
      ...some("why"),
      ...(kind === "drivers" ? { process, levels: given("levels").split(/[,;]/) } : {}),
      when: data.getAll("when").map(String),
      then: data.getAll("then").map(String),
      parties: data.getAll("parties").map(String),
      issues: data.getAll("issues").map(String),
    };
    const words = `add ${given("name") || asked?.title.toLowerCase()}`;
    const refused = await store.changePart({ do: "add", part, yields }, words);
    setAgainst(refused?.going || refused?.staying ? refused : null);
    setWrong(refused === null || refused.going || refused.staying ? null : refused.problem);
    if (refused === null) setKind("");
  };
  return (
    <form
      class="add-part"
      ref={form}
      onSubmit={(e) => {
        e.preventDefault();
        void add(e.currentTarget, false);
      }}
    >
      <label>
        Add
        <select
          value={kind}
          onChange={(e) => {
            setKind(e.currentTarget.value as PartKind);
            setWrong(null);
            setAgainst(null);
          }}
        >
          <option value="">choose a part</option>
          {KINDS.map(({ kind, title }) => (
            <option value={kind}>{title}</option>
          ))}
        </select>
      </label>
      {asked ? (
        <>
          {asked.name ? (
            <label>
              {asked.name}
              <input type="text" name="name" dir="auto" />
            </label>
          ) : null}
          {asked.asks
            .filter((one) => one !== "levels" || process === "regimes")
            .map((one) => (
              <Field
                key={`${kind} ${one}`}
                asks={one}
                kind={asked.kind}
                of={of}
                named={named}
                optionName={optionName}
                standing={standing}
                numbers={c?.parameters ?? []}
                process={process}
                setProcess={setProcess}
              />
            ))}
          <p class="row">
            <button type="submit" class="strong">
              Add it
            </button>
            <button type="button" onClick={() => setKind("")}>
              Cancel
            </button>
          </p>
          <p class="quiet small">
            Numbers that it needs are open, each with a range that would do, and wait to be filled in.
          </p>
        </>
      ) : null}
      <Wrong says={wrong} />
      {against ? (
        <div class="sure" role="alert">
          <p>With it the case would contradict itself.</p>
          <Lost of={against} all={parts} />
          <p class="row">
            <button type="button" onClick={() => void add(form.current!, true)}>
              Add it, and let these go
            </button>
            <button type="button" onClick={() => setAgainst(null)}>
              Do not add it
            </button>
          </p>
        </div>
      ) : null}
    </form>
  );
}

interface Offered {
  value: string;
  text: string;
}

function Field({
  asks,
  kind,
  of,
  named,
  optionName,
  standing,
  numbers,
  process,
  setProcess,
}: {
  asks: Asked;
  kind: PartKind;
  of: (kind: PartKind) => PartShown[];
  named: (part: PartShown) => Offered;
  optionName: (part: PartShown) => Offered;
  /** Paths of the options that stand today. */
  standing: ReadonlySet<string>;
  numbers: readonly { path: string; text: string }[];
  process: string;
  setProcess: (process: NonNullable<NewPart["process"]>) => void;
}) {
  const asOf = useStoreState((s) => s.case?.asOfText ?? "");
  const issues = [...of("issues"), ...of("procedures")].map(named);
  switch (asks) {
    case "actor":
      return <Select name="of" label="Of" offered={of("actors").map(named)} />;
    case "issue":
      return <Select name="of" label="Of" offered={issues} />;
    case "stakeIssue":
      return <Select name="on" label="In" offered={issues} />;
    case "option":
      return (
        <Select
          name="on"
          label={kind === "today" ? "What" : kind === "reactions" ? "When" : "After"}
          offered={of("options")
            .filter(({ path }) => !standing.has(path))
            .map(optionName)}
        />
      );
    case "anybody":
      return (
        <Select
          name="of"
          label="Who"
          offered={[{ value: "", text: "all whose consent is needed" }, ...of("actors").map(named)]}
        />
      );
    case "driver":
      return <Select name="driver" label="Moves the driver" offered={of("drivers").map(named)} />;
    case "yes":
      return (
        <Several
          name="when"
          label="Yes when all of these stand (of one matter: any of those ticked)"
          offered={of("options")
            .filter(({ path }) => !standing.has(path))
            .map(optionName)}
        />
      );
    case "when":
      return <Several name="when" label="If all of these stand" offered={of("options").map(optionName)} />;
    case "then":
      return (
        <Several
          name="then"
          label="then these must stand too (none: those above never stand together)"
          offered={of("options").map(optionName)}
        />
      );
    case "why":
      return (
        <label>
          Why, in a sentence
          <input type="text" name="why" dir="auto" />
        </label>
      );
    case "share":
      return (
        <label>
          In what share of worlds
          <input type="text" name="quantity" placeholder="20% to 50%, or unlikely" />
        </label>
      );
    case "process":
      return (
        <label>
          How it moves
          <select
            value={process}
            onChange={(e) => setProcess(e.currentTarget.value as NonNullable<NewPart["process"]>)}
          >
            <option value="mean-reverting">swings around a level</option>
            <option value="trend">rises or falls steadily</option>
            <option value="regimes">between a few levels, such as peace and war</option>
          </select>
        </label>
      );
    case "levels":
      return (
        <label>
          Levels in their order, the present one first
          <input type="text" name="levels" dir="auto" placeholder="quiet, tense, war" />
        </label>
      );
    case "table":
      return (
        <Select
          name="at"
          label={kind === "actors" ? "Sits at" : "On the agenda of"}
          offered={[...(kind === "actors" ? [{ value: "", text: "no table" }] : []), ...of("tables").map(named)]}
        />
      );
    case "parties":
      return (
        <Several
          name="parties"
          label="Parties"
          offered={of("actors").map(({ id, name }) => ({ value: id, text: name }))}
        />
      );
    case "issues":
      return (
        <Several
          name="issues"
          label="Agenda"
          offered={of("issues").map(({ id, name }) => ({ value: id, text: name }))}
        />
      );
    case "month":
    case "day":
      return (
        <label>
          {kind === "governments" ? "Next election, where one is known" : kind === "questions" ? "By" : "Signed on"}
          <input type="text" name="date" placeholder={asks === "month" ? ahead(asOf) : asOf} />
        </label>
      );
    case "number":
      return (
        <>
          <Select name="number" label="Sets" offered={numbers.map(({ path }) => ({ value: path, text: path }))} />
          <label>
            To
            <input type="text" name="quantity" placeholder="12 to 18" />
          </label>
        </>
      );
  }
}

function Select({ name, label, offered }: { name: string; label: string; offered: Offered[] }) {
  return (
    <label>
      {label}
      <select name={name}>
        {offered.map(({ value, text }) => (
          <option value={value}>{text}</option>
        ))}
      </select>
    </label>
  );
}

function Several({ name, label, offered }: { name: string; label: string; offered: Offered[] }) {
  return (
    <fieldset class="chosen">
      <legend>{label}</legend>
      {offered.map(({ value, text }) => (
        <label class="check">
          <input type="checkbox" name={name} value={value} />
          <span dir="auto">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
