/**
 * Paths that mean one file below a folder on every system: what an article's files are called inside a PDF, and all that is believed when they are
 * taken out of one again.
 */

/** Names that Windows keeps for devices, whatever ends them. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?$/i;

/** Why a relative path with "/" is not portable; undefined where it is. */
export function portabilityProblem(path: string): string | undefined {
  if (new TextEncoder().encode(path).length > 1000) return 'it is too long';
  for (const part of path.split('/')) {
    const problem = partProblem(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function partProblem(part: string): string | undefined {
  if (part === '' || part.startsWith('.'))
    return part === '..' ? 'it leads out of the folder' : 'a part of it is empty or begins with a dot';
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f-\u009f\\:*?"<>|\ud800-\udfff\u202a-\u202e\u2066-\u2069]/u.test(part))
    return 'it holds a character that not every system allows in a name';
  if (/[. ]$/.test(part)) return 'a part of it ends in a dot or a space';
  if (devices.test(part)) return 'it is the name of a device';
  return new TextEncoder().encode(part).length > 255 ? 'it is too long' : undefined;
}
