/** Why a command ends without having done what was asked; `main` prints the lines on standard error and exits with the status. */
export class Failure extends Error {
  /** 1 the case or input is wrong, 2 wrong usage, 3 could not. */
  readonly status: 1 | 2 | 3;

  constructor(status: 1 | 2 | 3, message: string) {
    super(message);
    this.status = status;
  }
}

/** The command was interrupted: exit status 130. */
export class Interrupted extends Error {
  constructor(message = "interrupted; nothing was written") {
    super(message);
  }
}
