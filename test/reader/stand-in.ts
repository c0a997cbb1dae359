/** A small chat endpoint on the loopback address that answers as a test tells it to. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Seen {
  body: { messages: { role: string; content: string }[]; model: string; response_format?: unknown };
  headers: IncomingHttpHeaders;
}
export type Answer = string | ((response: ServerResponse, seen: Seen) => void);

/** A chat completion as OpenAI's endpoint writes it. */
export const completion = (
  content: string,
  usage: object | null = { prompt_tokens: 900, completion_tokens: 80, total_tokens: 980 },
): string =>
  JSON.stringify({
    id: "x",
    object: "chat.completion",
    created: 0,
    model: "stand-in",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
    ...(usage ? { usage } : {}),
  });

/** Answers requests in turn, the last answer again and again. */
export async function standIn(
  ...answers: Answer[]
): Promise<{ url: string; seen: Seen[]; close: () => Promise<void> }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const one = { body: JSON.parse(Buffer.concat(parts).toString()) as Seen["body"], headers: request.headers };
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(one);
      if (typeof answer === "function") answer(response, one);
      else response.writeHead(200, { "content-type": "application/json" }).end(answer);
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
