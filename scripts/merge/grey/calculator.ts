/** Calculator functions (PDF 32000-1, 7.10.5): a small piece of PostScript without variables and loops. */
type Code = readonly (number | string | Code)[];
type Stack = (number | boolean)[];

const longest = 100_000;
const deepest = 500;

/** The function that a program is; undefined where it is none. A program that fails leaves what is on its stack. */
export function calculator(program: string): ((inputs: readonly number[]) => readonly number[]) | undefined {
  const tokens = program.replace(/%[^\r\n]*/g, ' ').match(/[{}]|[^\s{}]+/g) ?? [];
  if (tokens.length > longest || tokens[0] !== '{') return undefined;
  const code = parse(tokens, { at: 1 }, 0);
  if (code === undefined) return undefined;
  return (inputs) => {
    const stack: Stack = [...inputs];
    run(code, stack);
    return stack.map(Number);
  };
}

function parse(tokens: readonly string[], place: { at: number }, depth: number): Code | undefined {
  const code: (number | string | Code)[] = [];
  for (;;) {
    const token = tokens[place.at++];
    if (token === undefined || depth > 32) return undefined;
    if (token === '}') return code;
    if (token !== '{') {
      code.push(/^[-+.\d]/.test(token) ? Number(token) : token);
      continue;
    }
    const inner = parse(tokens, place, depth + 1);
    if (inner === undefined) return undefined;
    code.push(inner);
  }
}

function run(code: Code, stack: Stack): void {
  for (const [index, step] of code.entries()) {
    if (typeof step === 'number') stack.push(step);
    else if (step === 'if') {
      if (stack.pop() === true) run(block(code[index - 1]), stack);
    } else if (step === 'ifelse') run(block(code[stack.pop() === true ? index - 2 : index - 1]), stack);
    else if (typeof step === 'string') apply(step, stack);
  }
}

const block = (step: Code[number] | undefined): Code => (Array.isArray(step) ? (step as Code) : []);

type Two = (a: number, b: number) => number | boolean;
type One = (a: number) => number;
const degrees = 180 / Math.PI;

const twos: Readonly<Record<string, Two>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0 ? 0 : a / b),
  idiv: (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
  mod: (a, b) => (b === 0 ? 0 : a % b),
  exp: (a, b) => a ** b,
  atan: (a, b) => (Math.atan2(a, b) * degrees + 360) % 360,
  bitshift: (a, b) => (b > 0 ? a << b : a >> -b),
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};

const ones: Readonly<Record<string, One>> = {
  abs: Math.abs,
  neg: (a) => -a,
  ceiling: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  truncate: Math.trunc,
  cvi: Math.trunc,
  cvr: (a) => a,
  sqrt: (a) => Math.sqrt(Math.max(0, a)),
  sin: (a) => Math.sin(a / degrees),
  cos: (a) => Math.cos(a / degrees),
  ln: (a) => Math.log(Math.max(a, Number.MIN_VALUE)),
  log: (a) => Math.log10(Math.max(a, Number.MIN_VALUE)),
};

function apply(operator: string, stack: Stack): void {
  const pop = (): number => Number(stack.pop() ?? 0);
  const [one, two] = [ones[operator], twos[operator]];
  if (one) stack.push(one(pop()));
  else if (two) {
    const [b, a] = [pop(), pop()];
    stack.push(two(a, b));
  } else if (operator === 'and' || operator === 'or' || operator === 'xor') {
    const [b, a] = [stack.pop() ?? 0, stack.pop() ?? 0];
    const bits = operator === 'and' ? Number(a) & Number(b) : operator === 'or' ? Number(a) | Number(b) : Number(a) ^ Number(b);
    stack.push(typeof a === 'boolean' ? bits !== 0 : bits);
  } else if (operator === 'not') {
    const a = stack.pop() ?? 0;
    stack.push(typeof a === 'boolean' ? !a : ~a);
  } else if (operator === 'true' || operator === 'false') stack.push(operator === 'true');
  else move(operator, stack, pop);
}

function move(operator: string, stack: Stack, pop: () => number): void {
  if (operator === 'pop') stack.pop();
  else if (operator === 'dup') stack.push(stack.at(-1) ?? 0);
  else if (operator === 'exch') stack.push(...stack.splice(-2).reverse());
  else if (operator === 'copy') {
    const count = pop();
    if (count > 0 && count <= stack.length && stack.length < deepest) stack.push(...stack.slice(-count));
  } else if (operator === 'index') stack.push(stack.at(-1 - pop()) ?? 0);
  else if (operator === 'roll') {
    const [by, count] = [pop(), pop()];
    if (count <= 0 || count > stack.length) return;
    const rolled = stack.splice(-count);
    const shift = ((by % count) + count) % count;
    stack.push(...rolled.slice(count - shift), ...rolled.slice(0, count - shift));
  }
}
