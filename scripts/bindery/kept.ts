/** A bindery that asks the shelf first, where there is one: joining and finishing depend on nothing but what they are given. */
import { serialize } from 'node:v8';
import type { Shelf } from '../model/shelf.ts';
import type { Bindery } from './bindery.ts';

/** Fails only as the bindery does. */
export function keptBindery(bindery: Bindery, shelf: Shelf | undefined): Bindery {
  if (!shelf) return bindery;
  const of = <T>(kind: string, args: unknown, make: () => Promise<T>): Promise<T> => shelf.of(kind, [serialize(args)], make);
  return {
    finish: (...args) => of('finish', args, () => bindery.finish(...args)),
    finishDeck: (...args) => of('finishDeck', args, () => bindery.finishDeck(...args)),
    merge: (...args) => of('merge', args, () => bindery.merge(...args)),
    survey: (...args) => of('survey', args, () => bindery.survey(...args)),
    surveyAppendix: (...args) => of('surveyAppendix', args, () => bindery.surveyAppendix(...args)),
  };
}
