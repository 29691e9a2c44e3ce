/**
 * vitest's globalSetup: one scratch folder a run, gone afterwards.
 *
 * Only the folder is made here, no sample: a run of one unit test should not wait for a build that it does not look at.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    scratch: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'paparan-tests-'));
  await writeFile(
    path.join(scratch, 'fonts.conf'),
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n',
  );
  project.provide('scratch', scratch);
  return () => rm(scratch, { recursive: true, force: true, maxRetries: 3 });
}
