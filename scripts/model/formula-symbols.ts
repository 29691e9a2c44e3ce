/** What TeX's commands and letters are in plain text: the signs that a reader knows, as Unicode has them. Whatever is not here is written by its name. */

const pairs = (list: string): ReadonlyMap<string, string> =>
  new Map(list.split(/\s+/).flatMap((pair) => (pair === '' ? [] : [pair.split(':') as [string, string]])));

/** Greek, and signs that stand close to what is beside them. */
export const signs = pairs(`
  alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ omicron:ο
  pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ
  Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω infty:∞ partial:∂ nabla:∇ hbar:ℏ ell:ℓ Re:ℜ Im:ℑ aleph:ℵ emptyset:∅ varnothing:∅ forall:∀
  exists:∃ neg:¬ lnot:¬ sum:∑ prod:∏ int:∫ iint:∬ oint:∮ degree:° circ:° prime:′ ldots:… dots:… cdots:⋯ vdots:⋮ langle:⟨ rangle:⟩ lfloor:⌊
  rfloor:⌋ lceil:⌈ rceil:⌉ vert:| lvert:| rvert:| Vert:‖ lVert:‖ rVert:‖ |:‖ top:⊤ bot:⊥ angle:∠ dagger:† star:⋆ bullet:• pounds:£ euro:€
  {:{ }:} %:% $:$ &:& #:# _:_ lbrace:{ rbrace:} backslash:\\ imath:ı jmath:ȷ`);

/** Signs between two sides, with a space on each. */
export const relations = pairs(`
  le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ ll:≪ gg:≫ lt:< gt:> approx:≈ equiv:≡ sim:∼ simeq:≃ cong:≅ propto:∝ in:∈ notin:∉ ni:∋
  subset:⊂ subseteq:⊆ supset:⊃ supseteq:⊇ to:→ rightarrow:→ leftarrow:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔
  longrightarrow:→ Longrightarrow:⇒ implies:⇒ iff:⇔ mapsto:↦ uparrow:↑ downarrow:↓ pm:± mp:∓ times:× div:÷ cdot:· ast:∗ cup:∪ cap:∩
  setminus:∖ wedge:∧ land:∧ vee:∨ lor:∨ oplus:⊕ otimes:⊗ mid:| parallel:∥ perp:⊥ models:⊨ vdash:⊢ colon::`);

/** What is set over a letter, as the mark that follows it. */
export const accents = pairs(
  'hat:\u0302 widehat:\u0302 bar:\u0304 overline:\u0304 vec:\u20d7 tilde:\u0303 widetilde:\u0303 dot:\u0307 ddot:\u0308 check:\u030c breve:\u0306',
);

/** Commands whose argument stands as it is. */
export const plain: ReadonlySet<string> = new Set(
  'text textrm textit textbf textsf texttt mathrm mathit mathbf mathsf mathtt mathcal mathscr mathfrak boldsymbol bm operatorname mbox hbox'.split(
    ' ',
  ),
);

/** Commands that only make room or change a size. */
export const silent: ReadonlySet<string> = new Set(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits nolimits nonumber notag !'.split(
    ' ',
  ),
);

/** Commands that make a space, without their backslash. */
export const spaces: ReadonlySet<string> = new Set([',', ':', ';', ' ', '>', 'quad', 'qquad', 'enspace', 'hspace', '\n']);

const letters = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map([...from].map((letter, index) => [letter, [...to][index] ?? letter]));

/** Letters of `\mathbb`; one that is not here stays as it is. */
export const doubled = letters('CHNPQRZ', 'ℂℍℕℙℚℝℤ');
/** What Unicode has above the line; a letter that is missing has no such sign. */
export const raised = letters('0123456789+−-=()nijkabcdefghlmoprstuvwxyzTβγδθ′∗', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʲᵏᵃᵇᶜᵈᵉᶠᵍʰˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᶿ′*');
/** What Unicode has below the line; far fewer letters than above it. */
export const lowered = letters('0123456789+−-=()aeijklmnoprstuvxhβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓₕᵦᵧᵨᵩᵪ');
