/** Sentences of a text that speak to a program and not to a reader. Nothing that a model proposes is taken from them. */
import type { Reading, Span } from "../reading.ts";

const ORDERS = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instructions?|prompts?|guidelines|everything (?:above|before)|previous|prior)\b/i,
  /\b(?:you are|act as|pretend to be|behave as)\b.{0,30}\b(?:AI|assistant|language model|chatbot|LLM)\b/i,
  /\b(?:language models?|AI (?:assistants?|models?|readers?)|LLMs?|chatbots?)\b.{0,60}\b(?:must|should|shall|please|have to|reading this|are to)\b/i,
  /\b(?:system|developer) (?:prompt|message)\b|<\|?(?:system|im_start|im_end|assistant|endoftext)\b|\[\/?INST\]|^\s*#{2,}\s*(?:instruction|system)/im,
  /\b(?:output|return|respond|reply|answer|print|emit)\b.{0,40}\bJSON\b|(?:^|[:.!?]\s+|\b(?:please|you must|must now)\s+)(?:output|return|respond with|reply with|answer with|print|emit) (?:only |exactly |just )?(?:the following|this|items?)\b/i,
  /"(?:kind|items|status|quote)"\s*:/,
];

export function ordersIn({ text, sentences }: Pick<Reading, "text" | "sentences">): Span[] {
  const spans = sentences.length > 0 ? sentences : [{ start: 0, end: text.length }];
  return spans
    .filter(({ start, end }) => ORDERS.some((order) => order.test(text.slice(start, end))))
    .map(({ start, end }) => ({ start, end }));
}
