/** Chunks of a plan over BullMQ on Redis. A queue only says what to look at next: files are the truth. */
export { offerJobs, pause, type Offered } from "./offer.ts";
export { connect } from "./redis.ts";
export { JOB_SETTINGS, jobId, queueName, WORKER_SETTINGS, type JobData } from "./settings.ts";
export { takeJobs, type TakeOptions } from "./take.ts";
