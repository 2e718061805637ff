import { Random } from '../accuracy/random.ts';
import { report } from './gangmu.ts';

const CHARACTERS = [
  ...'山水田林路桥河湖村镇县乡学医养老幼扶农工商贸产业投资项目开工建成通车惠民增收清洁绿色平安法治改革创新',
];

/** Reports of which every other one has a paragraph of the one before, word for word or with some characters changed. */
export function copiedReports(count: number): Record<string, string> {
  const random = new Random('copied reports');
  const paragraph = (length: number) => `${Array.from({ length }, () => random.pick(CHARACTERS)).join('')}。`;
  const changed = (text: string) => {
    const units = [...text];
    for (let i = 0; i < 6; i++) units[random.below(units.length)] = '某';
    return units.join('');
  };
  const files: Record<string, string> = { 'gangmu.json': '{ "duplicates": { "scope": "workspace" } }' };
  let copied = '';
  for (let i = 0; i < count; i++) {
    const own = [paragraph(80), paragraph(120), paragraph(66)];
    const text = `${report('一、过去一年工作', '二、今后一年打算', i % 3 === 0 ? '四、加强自身建设' : '三、加强自身建设')}${own.join('\n')}\n${copied}\n`;
    files[`${i % 4}/${String(i).padStart(2, '0')}工作报告.txt`] = text;
    copied = [own[0], changed(own[1] as string), `${own[0]}\n${own[1]}`, paragraph(90)][i % 4] as string;
  }
  return files;
}
