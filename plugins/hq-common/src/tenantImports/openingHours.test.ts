import { readOpeningHours } from './openingHours';

const hours = (open: string, close: string) => ({ open, close });
const long = hours('08:00', '22:00');
const late = hours('16:00', '22:30');
const week = {
  sun: long,
  mon: long,
  tue: long,
  wed: long,
  thu: long,
  fri: late,
  sat: long,
};

it.each([
  ['Sat-Thu 08:00-22:00; Fri 16:00-22:30'],
  ['saturday – thursday: 8 to 22\nFriday 16.00–22.30'],
  ['السبت-الخميس 08:00-22:00؛ الجمعة 16:00-22:30'],
  ['سبت إلى خميس ٨-٢٢؛ جمعة ١٦:٠٠ - ٢٢:٣٠'],
  ['\u200fSun,Mon & Tue and Wed+Thu, sat 8-22 | fri 16-22:30\u200e'],
])('reads %j', text => expect(readOpeningHours(text)).toEqual(week));

it('closes the days that it does not name, or names as closed', () => {
  const open = readOpeningHours('Mon 9-17; الجمعة مغلق; Sat Closed');
  expect(open).toMatchObject({ mon: hours('09:00', '17:00'), fri: null });
  expect(Object.values(open ?? {}).filter(Boolean)).toHaveLength(1);
});

it('knows all days at once, past midnight too', () => {
  for (const days of ['Daily', 'كل يوم', 'يوميًا']) {
    expect(readOpeningHours(`${days} 18:00-02:00`)?.sun).toEqual(
      hours('18:00', '02:00'),
    );
  }
});

it.each([
  [''],
  ['always'],
  ['Mon'],
  ['9-17'],
  ['Mon 9am-5pm'],
  ['Mon-Wed-Fri 9-17'],
  ['Moonday 9-17'],
  ['Mon 9-17; Mon 18-20'],
  [`${'Mon,'.repeat(2_000)} 9-17`],
  [`${' '.repeat(20_000)}9-17`],
])('does not know %j', text => expect(readOpeningHours(text)).toBeUndefined());
