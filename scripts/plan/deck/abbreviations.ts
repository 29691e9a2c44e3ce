/**
 * Words that end with a full stop within a sentence, by language.
 *
 * Why by language: "no." is a number in English and the end of many a sentence in Spanish. Single letters ("z. B.", "p. ex.") are known without a list.
 */
import { baseLanguage } from '../../model/words.ts';

const everywhere = 'dr prof st jr cf vs al ed eds etc vol p pp ff fig figs ca approx';

const lists: Readonly<Record<string, string>> = {
  en:
    'mr mrs ms sr gen col lt capt sen rep gov rev hon no nos art arts ch sec eq est dept inc ltd co corp bd jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec',
  id: 'pt cv tn ny nn jo kab kec prov jln drs dra ir hlm hal tgl jl yth sdr kol jend mayjen dll dsb dkk no jan feb mar apr jun jul agu sep okt nov des',
  ms: 'hlm tn pn cik yb jil bil no dll dsb',
  de: 'bzw vgl usw ggf evtl bspw inkl abs nr hg hrsg bd aufl jh jhd mio mrd sog gem bes insb hl lfd rn rdnr rz anm ebd std abb ziff beschl urt zzgl abzgl',
  nl: 'bijv dhr mevr nr blz enz resp incl excl mln mld drs ir mr jl afb hfst',
  fr: 'mme mlle mm av env al chap éd dir réf num tél coll trad janv févr avr juil sept oct nov déc',
  es: 'sr sra sres dra d.ª uu pág págs núm art arts cap ej dpto av avda ss sig trad',
  pt: 'sr sra dra pág págs núm art arts cap ex av séc eng ss trad',
  it: 'sig dott ecc cfr pag pagg cap artt sec lett prof.ssa on',
  tr: 'vb bkz yy doç av müh çev yay haz sn örn no cad',
};

const known = new Map<string, ReadonlySet<string>>();

/** In lower case, without the stop. A language without a list is read as English. */
export function abbreviationsOf(lang: string): ReadonlySet<string> {
  const base = baseLanguage(lang);
  const words = known.get(base) ?? new Set(`${everywhere} ${lists[base] ?? lists['en']}`.split(' '));
  known.set(base, words);
  return words;
}
