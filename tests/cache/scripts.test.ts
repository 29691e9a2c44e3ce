/** Articles in scripts whose letters are shaped: after an edit a build with a cache writes what one without any writes. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { isShaped } from '../../scripts/fonts/shaped.ts';
import { sha256 } from '../../scripts/write.ts';
import { snapshot, workFolder, writeLecture } from '../support/lecture.ts';
import { build } from './lecture.ts';

/** The second item of each list goes. */
const articles = {
  ar: {
    title: 'النجوم',
    text: 'النجوم **بعيدة** جدا.\n\n## القياس\n\nنقيس المسافة **بالزاوية**.',
    list: ['## الألوان\n', '- أزرق حار', '- أحمر بارد', '- أصفر وسط'],
  },
  hi: {
    title: 'विज्ञान',
    text: 'प्रकृति का **अध्ययन**.\n\n## मापन\n\n**क्षेत्र और त्रिज्या**.',
    list: ['## रंग\n', '- गर्म नीला क्रम', '- ठंडा लाल द्रव्य श्री', '- मध्यम पीला क्षण त्रि'],
  },
  th: {
    title: 'ดาว',
    text: 'ดวงดาว **อยู่ไกล**.\n\n## การวัด\n\n**ระยะที่ป้ำน้ำผู้**.',
    list: ['## สี\n', '- ร้อนฟ้าปี่ฝั่ง', '- เย็นแดงฟื้นปั้น', '- กลางเหลืองที่นี่'],
  },
};

async function write(cwd: string, listOf: (list: readonly string[]) => readonly string[]): Promise<void> {
  for (const [lang, { title, text, list }] of Object.entries(articles))
    await writeLecture(path.join(cwd, 'content'), lang, { title, front: `lang: ${lang}\n`, body: `${text}\n\n${listOf(list).join('\n')}` });
}

const hashes = async (folder: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(Object.entries(await snapshot(folder)).map(([name, { bytes }]) => [name, sha256(bytes)]));

it('an item taken out of a list in Arabic, Hindi and Thai', async () => {
  const cwd = await workFolder();
  await write(cwd, (list) => list);
  expect((await build(cwd, 'warm', '--cache', 'kept')).status).toBe(0);
  await write(cwd, (list) => list.toSpliced(2, 1));
  expect([(await build(cwd, 'warm', '--cache', 'kept')).status, (await build(cwd, 'cold', '--no-cache')).status]).toEqual([0, 0]);
  expect(await hashes(path.join(cwd, 'warm'))).toEqual(await hashes(path.join(cwd, 'cold')));
}, 120_000);

it.each(['حلف', 'क्षेत्र', 'ที่', 'ܫܠܡܐ', 'ދިވެހި', 'ߒߞߏ', 'ᠮᠣᠩᠭᠣᠯ', 'বাংলা', 'සිංහල', 'ລາວ', 'བོད', 'မြန်မာ', 'ខ្មែរ', 'ꦗꦮ', 'שָׁלוֹם'])(
  '%s is shaped, in a drawing as well',
  (text) => {
    expect(isShaped(`<p lang="x">${text}</p>`)).toBe(true);
    expect(isShaped(`<img src="data:image/svg+xml;base64,${Buffer.from(`<svg><text>${text}</text></svg>`).toString('base64')}">`)).toBe(
      true,
    );
  },
);

it.each(['Zażółć', 'Tổ chức', 'Ελλάς, Россия', 'שלום', 'Հայ', 'ქართ', 'አማርኛ', '国际、アの안보ㄅ', '🙂 👩‍💻 ❤️ 🇮🇩', '½ “x” √ ⇒', 'e\u0301'])(
  '%s is not',
  (text) => {
    expect(isShaped(`<p>${text}</p>`)).toBe(false);
    expect(isShaped(`<img src="data:image/svg+xml;base64,${Buffer.from(`<svg><text>${text}</text></svg>`).toString('base64')}">`)).toBe(
      false,
    );
  },
);
