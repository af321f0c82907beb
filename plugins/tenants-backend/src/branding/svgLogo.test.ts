import { refusal, svg } from '../testing/logos';

describe('an SVG is refused with', () => {
  const xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    [
      'a script by another prefix',
      svg('<s:script/>', 'xmlns:s="http://www.w3.org/2000/svg"'),
    ],
    ['a handler', svg('<path d="M0 0" onclick="alert(1)"/>')],
    ['a handler of the whole', svg('', 'onload="alert(1)"')],
    ['a link', svg('<a href="#a"><path/></a>')],
    ['a link that runs', svg('<use href="javascript:alert(1)"/>')],
    ['a link that hides', svg('<use href="&#106;avascript:alert(1)"/>')],
    [
      'a picture from elsewhere',
      svg('<use xlink:href="https://evil.example/x.svg#a"/>', xlink),
    ],
    [
      'a reference by any prefix',
      svg(
        '<use x:href="//evil.example/x.svg"/>',
        xlink.replace(':xlink', ':x'),
      ),
    ],
    ['an embedded picture', svg('<image href="data:image/png;base64,AAAA"/>')],
    ['foreign content', svg('<foreignObject><body/></foreignObject>')],
    ['an animation', svg('<animate attributeName="href" to="x"/>')],
    ['another base', svg('<use xml:base="https://evil.example" href="#a"/>')],
    ['a fill that loads', svg('<path fill="url(https://evil.example/#a)"/>')],
    [
      'a style that imports',
      svg('<style>@import "https://evil.example/a";</style>'),
    ],
    [
      'a style that loads',
      svg('<style>.a{fill:url(//evil.example/a)}</style>'),
    ],
    ['a style that hides it', svg('<path style="fill:u\\72l(x)"/>')],
    [
      'a style in CDATA that loads',
      svg('<style><![CDATA[a{x:url(b)}]]></style>'),
    ],
    [
      'a style that draws anything',
      svg('<style>g{mask:url(#m)}</style><mask id="m"/>'),
    ],
    [
      'an entity',
      Buffer.from(
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
      ),
    ],
    [
      'a style sheet',
      Buffer.from(
        '<?xml-stylesheet href="x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      ),
    ],
    ['too deep a tree', svg('<g>'.repeat(100) + '</g>'.repeat(100))],
    [
      'another meaning',
      Buffer.from('<svg xmlns="http://www.w3.org/1999/xhtml"/>'),
    ],
    ['a change of meaning', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>')],
  ])('%s', async (_what, bytes) => {
    expect(await refusal(bytes)).toBe('svg_unsafe');
  });

  it('parts that draw each other a billion times', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `<g id="g${i}">${`<use href="#g${i + 1}"/>`.repeat(2)}</g>`,
    );
    expect(await refusal(svg(levels.join('')))).toBe('svg_too_complex');
    expect(await refusal(svg('<g id="a"><use href="#a"/></g>'))).toBe(
      'svg_too_complex',
    );
    const chain = Array.from(
      { length: 10_000 },
      (_, i) => `<g id="g${i}"><use href="#g${i + 1}"/></g>`,
    );
    expect(await refusal(svg(chain.join('')))).toBe('svg_too_complex');
    expect(await refusal(svg('<g/>'.repeat(60_000)))).toBe('svg_too_complex');
  });
});
