/** What is asked of a language model and what comes back, whoever answers: an endpoint, a folder of answers or a test. */

export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** One question. `name` (`read-1`, `draft`, `criticise`) is its place in a reading and its name in a folder of answers. */
export interface Step {
  name: string;
  messages: Message[];
  /** JSON Schema of the answer, strict: every field required, absent ones null. */
  schema: object;
}

/** Tokens as the endpoint counts them; `cost` only where it states one. */
export interface Usage {
  prompt: number;
  completion: number;
  cost: number | null;
}

export interface Answer {
  /** Text of the answer, as received. */
  text: string;
  /** Whether the endpoint ended the answer at its limit. */
  cut: boolean;
  model: string;
  usage: Usage | null;
  milliseconds: number;
}

/** `waiting`: nobody has answered yet, and an answer can still be given (by hand). */
export type Answered = { answer: Answer } | { problem: string } | { waiting: string };
export type Ask = (step: Step) => Promise<Answered>;
