/** A small chat endpoint on the loopback address that answers as a test tells it to, and the oddities of real ones. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answered, Ask, Step } from "../../../src/reader/model/index.ts";

export interface Seen {
  body: {
    messages: { role: string; content: string }[];
    model: string;
    temperature?: number;
    stream?: boolean;
    stream_options?: unknown;
    response_format?: { json_schema: { strict: boolean; schema: object } };
  };
  headers: IncomingHttpHeaders;
}
export type Reply = (response: ServerResponse, seen: Seen) => void;

const USAGE = { prompt_tokens: 900, completion_tokens: 80, total_tokens: 980 };

/** A chat completion as OpenAI's endpoint writes it. */
export const completion = (content: unknown, more: object = {}, finish = "stop"): string =>
  JSON.stringify({
    id: "x",
    object: "chat.completion",
    created: 0,
    model: "stand-in",
    choices: [{ index: 0, finish_reason: finish, message: { role: "assistant", content } }],
    usage: USAGE,
    ...more,
  });

const send =
  (status: number, headers: { [name: string]: string }, body: string): Reply =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };
const JSON_TYPE = { "content-type": "application/json" };

/** How real endpoints answer, by name; `content` is the text of the model's answer. */
export const replies = {
  plain: (content: string): Reply => send(200, JSON_TYPE, completion(content)),
  wrongType: (content: string): Reply => send(200, { "content-type": "text/html" }, completion(content)),
  inParts: (content: string): Reply => send(200, JSON_TYPE, completion([{ type: "text", text: content }])),
  cut: (content: string): Reply => send(200, JSON_TYPE, completion(content, {}, "length")),
  status: (status: number, headers: { [name: string]: string } = {}, body = "{}"): Reply =>
    send(status, { ...JSON_TYPE, ...headers }, body),
  page: (status: number): Reply =>
    send(status, { "content-type": "text/html" }, "<!DOCTYPE html><html><body>Bad gateway</body></html>"),
  body: (body: string): Reply => send(200, JSON_TYPE, body),
  never: ((): void => {}) as Reply,
  /** In events of a few characters, `pause` milliseconds apart. */
  stream:
    (content: string, pause = 0, pieces = 6): Reply =>
    (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const size = Math.ceil(content.length / pieces);
      const events = Array.from({ length: pieces }, (_, n) => content.slice(n * size, (n + 1) * size)).map((piece) =>
        JSON.stringify({ choices: [{ index: 0, delta: { content: piece } }] }),
      );
      events.push(JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }));
      events.push(JSON.stringify({ choices: [], usage: USAGE }), "[DONE]");
      const next = (): void => {
        const event = events.shift();
        if (event === undefined) return void response.end();
        response.write(`: keep alive\n\ndata: ${event}\n\n`);
        setTimeout(next, pause);
      };
      next();
    },
  /** Begins an answer and says no more; `breaks` ends the connection. */
  halt:
    (begun: string, breaks = false): Reply =>
    (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: begun } }] })}\n\n`, () => {
        if (breaks) response.destroy();
      });
    },
  /** Refuses a request that has a field, in the words of an endpoint; answers one that has not. */
  without:
    (field: keyof Seen["body"], message: string, content: string): Reply =>
    (response, seen) => {
      if (seen.body[field] === undefined) return replies.plain(content)(response, seen);
      replies.status(400, {}, JSON.stringify({ error: { message, type: "invalid_request_error" } }))(response, seen);
    },
};

export interface Server {
  url: string;
  seen: Seen[];
  /** Replies from now on, in turn, the last one again and again. */
  answers: (...next: Reply[]) => void;
  close: () => Promise<void>;
}

export async function standIn(...first: Reply[]): Promise<Server> {
  const seen: Seen[] = [];
  let turn = first;
  let asked = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const one = { body: JSON.parse(Buffer.concat(parts).toString()) as Seen["body"], headers: request.headers };
      seen.push(one);
      turn[Math.min(asked++, turn.length - 1)](response, one);
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    answers: (...next) => {
      [turn, asked] = [next, 0];
      seen.length = 0;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** A model that answers by the name of the step, in this process; a step without an answer has a problem. */
export function says(answers: { [step: string]: unknown }): Ask & { asked: Step[] } {
  const asked: Step[] = [];
  const ask = async (step: Step): Promise<Answered> => {
    asked.push(step);
    const answer = answers[step.name];
    if (answer === undefined) return { problem: "nobody is there" };
    const text = typeof answer === "string" ? answer : JSON.stringify(answer);
    return { answer: { text, cut: false, model: "stand-in", usage: null, milliseconds: 1 } };
  };
  return Object.assign(ask, { asked });
}
