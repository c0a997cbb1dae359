/** Answers of the interview as rows of fields, for a page, and the same answers as the words that a terminal takes. */

/** An outcome that can be chosen, with the number by which answers name it. */
export interface Choice {
  number: number;
  text: string;
}

/** Which fields an answer has. */
export type Shape =
  /** Names or texts in order. @param cards cards of the present items, in their order; empty where an item may become another one */
  | { is: "list"; item: string; firstIsToday: boolean; cards: readonly string[] }
  /** Given items, brought into an order from worst to best. */
  | { is: "order"; items: readonly string[] }
  /** A value for each outcome that is chosen. @param unsaid what an outcome without one of the words means @param unit what stands behind each word */
  | {
      is: "outcomes";
      outcomes: readonly Choice[];
      value: "month" | "percent" | readonly string[];
      unsaid?: string;
      unit?: string;
    }
  /** A few things that are asked one below the other, each of which may stay open. */
  | { is: "fields"; fields: readonly Field[] }
  /** Who, and what of them. @param single at most one row */
  | {
      is: "pairs";
      who: string;
      known: readonly string[];
      what: string;
      value: "text" | "month" | readonly Choice[];
      single: boolean;
    }
  /** Some of what is offered, each ticked or not. */
  | { is: "ticks"; choices: readonly Choice[] }
  /** Two outcomes and the word that ties them, in each row: `1`, `not with 3`. */
  | { is: "bonds"; outcomes: readonly Choice[]; ties: readonly { word: string; text: string }[] }
  /** What is lacked, with what sharpens it. */
  | { is: "needs"; drivers: readonly string[] }
  | { is: "month" };

/** One thing that is asked beside others. */
export type Field = { ask: string; help: string } & (
  | { is: "text" }
  | { is: "months" }
  | { is: "date" }
  | { is: "choice"; choices: readonly { word: string; text: string }[] }
  /** @param path in the case @param suggestion a wide range that would do @param percent whether a plain number is per cent */
  | { is: "number"; path: string; suggestion: string; percent: boolean }
);

/** The range that would do, as it is shown: `5% to 50%` where per cent are meant. */
export const suggested = ({ suggestion, percent }: Extract<Field, { is: "number" }>): string =>
  percent ? suggestion.replace(/\d+(?:\.\d+)?/g, (share) => `${Math.round(100 * Number(share))}%`) : suggestion;

const legendOfField = (field: Field): string =>
  field.is === "number"
    ? ` (suggested: ${suggested(field)})`
    : field.is === "choice"
      ? ` (${field.choices.map(({ word, text }) => `${word}: ${text}`).join(", ")})`
      : "";

export interface Row {
  name: string;
  value: string;
  /** Whether an outcome is chosen; true for all other rows. */
  chosen: boolean;
}

/** The outcomes of a shape with their numbers, as a terminal shows them: `1 Border: A treaty; 2 Gas: A contract`. */
export function legendOf(shape: Shape): string {
  const choices =
    shape.is === "order"
      ? shape.items.map((text, at) => ({ number: at + 1, text }))
      : shape.is === "outcomes" || shape.is === "bonds"
        ? shape.outcomes
        : shape.is === "ticks"
          ? shape.choices
          : shape.is === "fields"
            ? shape.fields.map((field, at) => ({
                number: at + 1,
                text: `${field.ask}${legendOfField(field)}`,
              }))
            : shape.is === "pairs" && typeof shape.value !== "string"
              ? shape.value
              : [];
  return [...choices]
    .sort((a, b) => a.number - b.number)
    .map(({ number, text }) => `${number} ${text}`)
    .join("; ");
}

const row = (name: string, value = "", chosen = true): Row => ({ name, value, chosen });

/** Items of a list as it is typed: `a; b`. */
export const itemsOf = (words: string): string[] =>
  words
    .split(";")
    .map((item) => item.replace(/\s+/g, " ").trim())
    .filter((item) => item !== "");

/** `1: 2 to 4 because of A; and B; 2: 30%` by the fields: a semicolon within a reason ends none. */
export const fieldItems = (words: string): string[] =>
  words
    .split(/;(?=\s*\d+\s*:)/)
    .map((item) =>
      item
        .replace(/\s+/g, " ")
        .replace(/[\s;]+$/, "")
        .trim(),
    )
    .filter((item) => item !== "");

/** `name: rest` in two; the rest is empty where there is no colon. */
export const atColon = (item: string): [string, string] => {
  const at = item.indexOf(":");
  return at < 0 ? [item, ""] : [item.slice(0, at).trim(), item.slice(at + 1).trim()];
};

/** `gas (price of gas, winter)` as the need and what sharpens it. */
export const inBrackets = (item: string): [string, string] => {
  const [, name = "", drivers = ""] = /^(.*?)\s*(?:\((.*)\))?$/.exec(item) ?? [];
  return [name, drivers];
};

/** `1 not with 3` as the first word and the rest. */
const atBlank = (item: string): [string, string] => {
  const [first = "", ...rest] = item.split(" ");
  return [first, rest.join(" ")];
};

/** Rows of a present answer. */
export function rowsOf(shape: Shape, words: string): Row[] {
  switch (shape.is) {
    case "list":
      return itemsOf(words).map((item) => row(item));
    case "order": {
      const numbers = words.split(/\s+/).filter((one) => one !== "");
      return (numbers.length === shape.items.length ? numbers : shape.items.map((_, at) => String(at + 1))).map(
        (number) => row(shape.items[Number(number) - 1] ?? "", number),
      );
    }
    case "outcomes": {
      const given = new Map(itemsOf(words).map(atColon));
      return shape.outcomes.map(({ number, text }) => {
        const value = given.get(String(number));
        return row(
          text,
          shape.value === "percent" ? (value ?? "").replace(/\s*%$/, "") : (value ?? ""),
          value !== undefined,
        );
      });
    }
    case "fields": {
      const given = new Map(fieldItems(words).map(atColon));
      return shape.fields.map(({ ask }, at) => row(ask, given.get(String(at + 1)) ?? ""));
    }
    case "pairs":
      return itemsOf(words).map((item) => row(...atColon(item)));
    case "needs":
      return itemsOf(words).map((item) => row(...inBrackets(item)));
    case "ticks":
      return [row("", words)];
    case "bonds":
      return itemsOf(words).map((item) => row(...atBlank(item)));
    case "month":
      return [row("", words)];
  }
}

/** The answer of some rows as it would be typed; rows without a name are left out, and `none` stands for none. */
export function wordsOf(shape: Shape, rows: readonly Row[]): string {
  return said(shape, rows) || "none";
}

function said(shape: Shape, rows: readonly Row[]): string {
  const named = rows.filter(({ name }) => plain(name) !== "");
  switch (shape.is) {
    case "list":
      return named.map(({ name }) => plain(name)).join("; ");
    case "order":
      return rows.map(({ value }) => value).join(" ");
    case "outcomes":
      return shape.outcomes
        .flatMap(({ number }, at) => {
          const { value = "", chosen = false } = rows[at] ?? {};
          const text = plain(value);
          if (shape.value !== "month")
            return text === "" ? [] : [`${number}: ${shape.value === "percent" ? withUnit(text) : text}`];
          return chosen ? [`${number}${text === "" ? "" : `: ${text}`}`] : [];
        })
        .join("; ");
    case "fields":
      return shape.fields
        .flatMap((_, at) => {
          const text = sentence(rows[at]?.value ?? "");
          return text === "" ? [] : [`${at + 1}: ${text}`];
        })
        .join("; ");
    case "pairs":
      return named
        .map(({ name, value }) => {
          const text = plain(value);
          return `${plain(name).replaceAll(":", ",")}${text === "" ? "" : `: ${text}`}`;
        })
        .join("; ");
    case "needs":
      return named
        .map(({ name, value }) => {
          const drivers = bare(value);
          return `${bare(name)}${drivers === "" ? "" : ` (${drivers})`}`;
        })
        .join("; ");
    case "bonds":
      return rows
        .map(({ name, value }) => plain(`${name} ${value}`))
        .filter((one) => /\d/.test(one))
        .join("; ");
    case "ticks":
    case "month":
      return plain(rows[0]?.value ?? "");
  }
}

/** A number as per cent; anything else as it was typed, also a part of 1, which may be meant as one. */
const withUnit = (text: string): string =>
  /^(\d+(\.\d+)?|\.\d+)$/.test(text) && (Number(text) > 1 || Number(text) === 0) ? `${text}%` : text;

/** On one line, as it was typed; a semicolon that would begin another field is a comma. */
const sentence = (text: string): string =>
  plain(text.replace(/;(?=\s*\d+\s*:)/g, ",").replaceAll(";", KEPT)).replaceAll(KEPT, ";");
const KEPT = "\u0000";

/** On one line, and without what separates the items of an answer or begins an addition. */
const plain = (text: string): string =>
  text
    .replaceAll(";", ",")
    .replace(/\s+/g, " ")
    .replace(/^[\s+-]+/, "")
    .trim();
const bare = (text: string): string => plain(text).replace(/[()]/g, "").trim();
