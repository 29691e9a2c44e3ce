import { expect, test } from 'vitest';
import { formulaWords } from '../../scripts/model/formula-words.ts';

test.each([
  ['E = mc^2', 'E = mc²'],
  ['E=mc^{2}', 'E = mc²'],
  ['a_{ij} \\leq \\alpha', 'aᵢⱼ ≤ α'],
  ['\\frac{a}{b}', 'a/b'],
  ['\\frac{a+b}{2}', '(a + b)/2'],
  ['\\sqrt{x^2 + \\alpha_i}', '√(x² + αᵢ)'],
  ['\\sqrt[3]{2}', '³√2'],
  ['x \\in \\mathbb{R}^n', 'x ∈ ℝⁿ'],
  ['\\sum_{i=1}^{n} x_i', '∑ᵢ₌₁ⁿxᵢ'],
  ['H_2O \\to \\text{ice and water}', 'H₂O → ice and water'],
  ['\\mathrm{CO}_2', 'CO₂'],
  ['\\left( \\frac{1}{2} \\right)^{q}', '(1/2)^q'],
  ['-1 < x < +\\infty', '−1 < x < +∞'],
  ['\\log \\sigma(w^\\top x)', 'log σ(wᵀx)'],
  ['90^\\circ', '90°'],
  ['\\hat{y} = f\'(x)', 'ŷ = f′(x)'],
  ['30\\,\\%', '30 %'],
  ['e^{-x^2}', 'e^(−x²)'],
  ['\\unknown{x}', 'unknown x'],
  ['\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', '1 2; 3 4'],
  ['', ''],
  ['\\', '\\'],
  ['}{', ''],
  ['\\frac', '/'],
])('%s is %s', (tex, words) => {
  expect(formulaWords(tex).normalize('NFC')).toBe(words.normalize('NFC'));
}); // prettier-ignore
