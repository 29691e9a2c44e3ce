/** The list of what others ask of this stage: functions of plain data, so that a thread of its own can do them. */
export { finish, finishDeck } from './annotate.ts';
export { merge } from './merge.ts';
export { prepare, survey, surveyAppendix } from './positions.ts';
