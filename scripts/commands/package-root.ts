/** Where the package lies: the folder above `.bundle/` or `scripts/`, with `templates/` in it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../model/failure.ts';

/** Absolute. `from`: a module's address in the package. Throws a `Failure` (status 3) where no folder above it has templates. */
export function packageRoot(from = import.meta.url): string {
  for (let folder = path.dirname(fileURLToPath(from)); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'templates', 'labels', 'en.yaml'))) return folder;
    if (folder === path.dirname(folder)) throw new Failure(3, "Paparan's templates are missing; install the package again.");
  }
}
