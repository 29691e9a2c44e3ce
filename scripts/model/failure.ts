/**
 * What stops a command, with the exit status it leads to. The message is one sentence, the remedy in it.
 *
 * Why a class: it is thrown through stages that must not know the command line. A problem in an author's text is never one: see `Diagnostic`.
 */
export class Failure extends Error {
  /** 1: content or templates. 2: wrong usage. 3: the environment. */
  readonly status: 1 | 2 | 3;
  /** A second try may succeed: what was killed can be started again. */
  readonly isPassing: boolean;

  constructor(status: 1 | 2 | 3, message: string, options: ErrorOptions & { readonly isPassing?: boolean } = {}) {
    super(message, options);
    this.status = status;
    this.isPassing = options.isPassing ?? false;
  }
}
