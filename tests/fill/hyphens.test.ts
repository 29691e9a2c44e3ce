import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hyphenation, isWhole, type Column } from '../../scripts/fill/hyphens.ts';
import { syllables } from '../../scripts/fill/hyphens/indonesian.ts';

const parted = (lang: string, text: string, column: Column = 'narrow'): string => hyphenation(lang)(text, column).replaceAll('\u00ad', '|');

describe('words of a narrow column', () => {
  it.each([
    ['de', 'Sicherheitspolitik', 'Sicher|heits|po|litik'],
    ['de', 'Straßenbahnhaltestelle', 'Stra|ßen|bahn|hal|te|stelle'],
    ['de-CH', 'Rüstungskontrolle', 'Rüstungs|kon|trolle'],
    ['nl', 'veiligheidsbeleid', 'veilig|heids|be|leid'],
    ['en', 'believability', 'believ|ability'],
    ['en-GB', 'photograph', 'photo|graph'],
    ['fr', 'l’organisation', 'l’orga|ni|sa|tion'],
    ['pt-BR', 'segurança', 'segu|rança'],
    ['pl', 'bezpieczeństwa', 'bezpie|czeń|stwa'],
    ['tr', 'İstanbulluların', 'İstan|bul|lu|ların'],
    ['ru', 'безопасности', 'безопас|ности'],
    ['sr-Latn', 'bezbednosti', 'bezbed|nosti'],
    ['el', 'πολιτικής', 'πολι|τικής'],
    ['ka', 'უსაფრთხოების', 'უსაფრ|თხო|ების'],
    ['en', 'security—cooperation', 'secu|rity—coop|er|a|tion'],
  ])('%s: %s', (lang, word, expected) => expect(parted(lang, word)).toBe(expected));

  it.each([
    'Haltung',
    'VERTEIDIGUNG',
    'BundesPolitik',
    'Artikel5verteidigung',
    'NATO-Mitgliedsländer',
    'Bundes-Sicherheitspolitik',
    'Sicherheits\u2011politik',
    'selbst\u00adverständlichkeit',
    'https://example.org/verteidigungspolitik',
    'www.verteidigungspolitik.de/bundesministerium',
    'verteidigung@bundesministerium.de',
    'verteidigungspolitik.md',
    './verteidigungspolitik/bundesministerium',
  ])('but not %s', (word) => expect(hyphenation('de')(`Die ${word}, und`, 'narrow')).toBe(`Die ${word}, und`));

  it('whatever stands around them', () =>
    expect(parted('de', '(Sicherheitspolitik), „Verteidigung“\nPolitik/Wirtschaftsleistung')).toBe(
      '(Sicher|heits|po|litik), „Vertei|di|gung“\nPolitik/Wirt|schafts|leis|tung',
    ));
});

describe('words longer than the patterns take at once', () => {
  const law = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
  it.each([
    ['de', law, 'Rind|flei|sch|eti|ket|tie|rungs|über|wa|chungs|auf|ga|ben|über|tra|gungs|ge|setz'],
    [
      'nl',
      'kindercarnavalsoptochtvoorbereidingswerkzaamhedencomitéledenvergadering',
      'kinder|car|na|vals|op|tocht|voor|be|rei|dings|werk|zaam|he|den|co|mi|téle|den|ver|ga|de|ring',
    ],
  ])('%s: %s', (lang, word, expected) => expect(parted(lang, word)).toEqual(expected));

  it('are parted as their pieces are, wherever they are cut', () => {
    const twice = law + law.toLowerCase().repeat(2);
    const places = (word: string): string[] => parted('de', word).split('|');
    expect(places(twice).slice(3, 12)).toEqual(places(law).slice(3, 12));
    expect(places(twice).slice(-8)).toEqual(places(law).slice(-8));
  });
});

/** Every place that the rule allows, short pieces too. */
const bySyllables = (word: string): string => {
  const places = syllables(word);
  return [0, ...places].map((place, index) => word.slice(place, places[index])).join('|');
};

describe('Indonesian and Malay', () => {
  it.each([
    ['pertanggungjawaban', 'per|tang|gung|ja|waban'],
    ['menyebabkan', 'me|nye|bab|kan'],
    ['kesejahteraan', 'ke|se|jah|te|ra|an'],
    ['kenyataannya', 'ke|nya|ta|an|nya'],
    ['keadilan', 'ke|a|dilan'],
    ['masyarakat', 'ma|sya|ra|kat'],
    ['internasional', 'in|ter|na|si|o|nal'],
    ['ekspornya', 'eks|por|nya'],
    ['instruktur', 'in|struk|tur'],
    ['transmisi', 'trans|misi'],
    ['menggantikan', 'meng|gan|tikan'],
    ['pulau', 'pu|lau'],
  ])('%s is parted by syllables', (word, expected) => expect(bySyllables(word)).toBe(expected));

  it.each([
    ['berakhir', 'bera|khir'],
    ['pasukan', 'pa|sukan'],
    ['makanannya', 'ma|kanan|nya'],
    ['mengalah', 'menga|lah'],
    ['lindungi', 'lin|dungi'],
    ['interaksi', 'in|terak|si'],
    ['memperoleh', 'mem|pero|leh'],
  ])('%s stays whole where a prefix or suffix may end otherwise', (word, expected) => expect(bySyllables(word)).toBe(expected));

  test('both are parted by it', () => {
    expect(parted('id', 'kelembagaannya')).toBe('kelem|ba|ga|annya');
    expect(parted('ms', 'kelembagaannya')).toBe('kelem|ba|ga|annya');
  });
});

test.each(['zh', 'ja', 'ar', 'he', 'th', 'hi', 'ta', 'xx', 'tlh', '../de', 'de/..', ''])('the language "%s" has none', (lang) => {
  const text = 'Sicherheitspolitik 安全保障政策安全保障政策 الأمنالدوليوالتعاون ความมั่นคงระหว่างประเทศ अंतरराष्ट्रीयसुरक्षा';
  expect(hyphenation(lang)(text, 'narrow')).toBe(text);
});

describe('how long a word has to be', () => {
  const text = 'Verteidigung, Sicherheitspolitik und Bundesverteidigungsministerium';

  it('in running text: so long that it leaves a hole, and then in large pieces', () =>
    expect(parted('de', text, 'text')).toBe('Verteidigung, Sicher|heits|politik und Bundes|ver|tei|di|gungs|mi|nis|terium'));
  it('where the language is not known: none', () => expect(parted('de', text, 'any')).toBe(text));
  it('in a cell: no piece longer than there is room for, if it can be', () => {
    expect(parted('de', text, 20)).toBe('Verteidigung, Sicherheitspolitik und Bundesverteidi|gungsministerium');
    expect(parted('de', text, 11)).toBe('Vertei|digung, Sicherheits|politik und Bundesver|teidigungs|ministerium');
    expect(parted('de', text, 40)).toBe(text);
  });
});

test('whether a heading fits without', () => {
  expect(isWhole('Sicher\u00adheits\u00adpolitik im Bund', 18)).toBe(true);
  expect(isWhole('Sicher\u00adheits\u00adpolitik im Bund', 17)).toBe(false);
  expect(isWhole('Politik im Bund', 40)).toBe(false);
});

test('no text loses or gains anything but soft hyphens, and no piece is short', () => {
  const word = fc.stringMatching(/^[a-zäöüßA-Z0-9'’.,:;()/@_-]{1,30}$/);
  fc.assert(
    fc.property(
      fc.constantFrom('de', 'en', 'id', 'fr'),
      fc.array(word),
      fc.constantFrom<Column>('narrow', 'text', 'heading', 9),
      (lang, words, column) => {
        const text = words.join(' ');
        const made = hyphenation(lang)(text, column);
        expect(made.replaceAll('\u00ad', '')).toBe(text);
        expect(made).not.toMatch(
          /(^|[^\p{L}\u00ad])\p{L}{0,2}\u00ad|\u00ad\p{L}{0,2}($|[^\p{L}\u00ad])|[\p{Pd}\p{N}]\p{L}*\u00ad|\u00ad\p{L}*[\p{Pd}\p{N}]/u,
        );
      },
    ),
  );
});
