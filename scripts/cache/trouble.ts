/** Why nothing can be kept, as a sentence: a build without its cache is right and slow, and its user should learn of it. */

/** By the system's codes. Others pass, such as that of a folder which somebody deletes meanwhile, and so do those that concern one entry alone. */
const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file, or a part of its path is',
  ENOTDIR: 'it is a file, or a part of its path is',
  EACCES: 'no right to write there',
  EPERM: 'no right to write there',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  ELOOP: 'its path is a link to itself',
  ENAMETOOLONG: 'its path is too long',
};

/** Undefined for an error that says nothing of the whole folder. */
export function troubleOf(error: unknown, folder: string): string | undefined {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return undefined;
  return `not all can be kept for later builds in ${folder}: ${reason}; name another folder with --cache, or say --no-cache`;
}

/** Where nobody named a folder and the system has none for what may be thrown away. */
export const noFolder = 'nothing is kept for later builds: this user has no home; name a folder with --cache, or say --no-cache';
