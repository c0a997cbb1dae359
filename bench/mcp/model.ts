/** An assistant that is a language model behind an endpoint of OpenAI's kind, with the server's tools as functions. */
import type { Called, Connection } from "./harness.ts";
import type { Played, PlayedCall } from "./session.ts";

export interface EvaluatedModel {
  /** Address up to `/chat/completions`. */
  url: string;
  model: string;
  key: string | null;
}

/** Calls after which a model is stopped. */
const MAX_CALLS = 30;
const TIMEOUT_MS = 180_000;

interface Message {
  role: "system" | "user" | "assistant" | "tool";
  content: string | null;
  tool_calls?: { id: string; type: "function"; function: { name: string; arguments: string } }[];
  tool_call_id?: string;
}

/** Lets a model work on a task until it answers without a call. @throws Error where the endpoint fails */
export async function modelSession(
  { url, model, key }: EvaluatedModel,
  asks: string,
  connection: Connection,
): Promise<Played> {
  const { tools } = await connection.client.listTools();
  const functions = tools.map(({ name, description, inputSchema }) => ({
    type: "function",
    function: { name, description, parameters: inputSchema },
  }));
  const messages: Message[] = [
    { role: "system", content: connection.client.getInstructions() ?? "" },
    { role: "user", content: asks },
  ];
  const calls: PlayedCall[] = [];
  for (;;) {
    const said = await completion(url, key, { model, messages, tools: functions });
    messages.push(said);
    const wanted = said.tool_calls ?? [];
    if (wanted.length === 0 || calls.length >= MAX_CALLS) return { calls, answer: said.content ?? "" };
    for (const {
      id,
      function: { name, arguments: written },
    } of wanted) {
      const input = parsed(written);
      const answer = await connection
        .call(name, input)
        .catch((error: Error): Called => ({ isError: true, text: error.message, data: undefined }));
      calls.push({ tool: name, input, answer });
      messages.push({ role: "tool", tool_call_id: id, content: answer.text });
    }
  }
}

async function completion(url: string, key: string | null, body: object): Promise<Message> {
  const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok)
    throw new Error(`the endpoint answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  const { choices } = (await response.json()) as { choices: { message: Message }[] };
  const message = choices[0]?.message;
  if (!message) throw new Error("the endpoint answered without a message");
  return message;
}

function parsed(text: string): { [name: string]: unknown } {
  try {
    return JSON.parse(text) as { [name: string]: unknown };
  } catch {
    return {};
  }
}
