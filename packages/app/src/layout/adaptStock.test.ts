import { adaptStock } from './adaptStock';

const nextFrame = () =>
  new Promise(resolve => {
    setTimeout(resolve, 50);
  });

describe('adaptStock', () => {
  it('translates the texts that Backstage UI has in its code, also later ones, and back', async () => {
    document.body.innerHTML =
      '<button class="bui-ButtonIcon" aria-label="Close"></button>';
    const stop = adaptStock('ar');
    const button = document.querySelector('button');
    expect(button?.getAttribute('aria-label')).toBe('إغلاق');
    document.body.insertAdjacentHTML(
      'beforeend',
      '<span class="bui-FieldSecondaryLabel">(Required)</span>',
    );
    await nextFrame();
    const label = document.querySelector('.bui-FieldSecondaryLabel');
    expect(label?.textContent).toBe('(مطلوب)');
    stop();
    adaptStock('en')();
    expect(button?.getAttribute('aria-label')).toBe('Close');
    expect(label?.textContent).toBe('(Required)');
  });

  it('follows a text that changes in place, and leaves names alone', async () => {
    document.body.innerHTML =
      '<p class="MuiTypography-root">1 second</p><p class="MuiTypography-root"><bdi>Close</bdi></p><p>Close</p>';
    const stop = adaptStock('ar');
    const [time, name, own] = document.querySelectorAll('p');
    expect(time.textContent).toBe('ثانية');
    (time.firstChild as Text).data = '12 seconds';
    await nextFrame();
    expect(time.textContent).toBe('12 ثانية');
    expect(name.textContent).toBe('Close');
    expect(own.textContent).toBe('Close');
    stop();
    adaptStock('en')();
    expect(time.textContent).toBe('12 seconds');
  });

  it('writes APIs as they are written, in the title of their list', () => {
    document.body.innerHTML =
      '<h2 class="MuiTypography-root">All APIS<span> (1)</span></h2><p>All APIS</p>';
    document.documentElement.dir = 'ltr';
    const stop = adaptStock('en');
    const [title, own] = document.querySelectorAll('h2, p');
    expect(title.textContent).toBe('All APIs (1)');
    expect(own.textContent).toBe('All APIS');
    stop();
    document.documentElement.dir = 'rtl';
    adaptStock('ar')();
    expect(title.textContent).toBe('كل الواجهات البرمجية (1)');
  });

  it('takes the role of a button from a drag handle inside one', () => {
    document.body.innerHTML =
      '<div data-rbd-drag-handle-draggable-id="0" role="button" tabindex="0"></div>';
    adaptStock('en')();
    const handle = document.querySelector('div');
    expect(handle?.hasAttribute('role')).toBe(false);
    expect(handle?.hasAttribute('tabindex')).toBe(false);
  });

  it('names the buttons that sort a table and those whose name is in a tooltip', async () => {
    document.body.innerHTML =
      '<span class="MuiTableSortLabel-root" role="button"><div>Name</div></span><button class="MuiIconButton-root" title="Add to favorites"></button>';
    const stop = adaptStock('en');
    const [sort, star] = document.querySelectorAll('[role], button');
    expect(sort.getAttribute('aria-label')).toBe('Name');
    expect(star.getAttribute('aria-label')).toBe('Add to favorites');
    star.removeAttribute('title');
    await nextFrame();
    expect(star.getAttribute('aria-label')).toBe('Add to favorites');
    star.setAttribute('title', 'Remove from favorites');
    await nextFrame();
    expect(star.getAttribute('aria-label')).toBe('Remove from favorites');
    stop();
  });

  it('lets the keyboard into a menu on the page that has no way in', () => {
    document.body.innerHTML =
      '<div class="hq-stock__content"><ul role="menu"><li role="menuitem" tabindex="-1">All</li></ul></div>';
    adaptStock('en')();
    expect(document.querySelector('li')?.tabIndex).toBe(0);
  });
});
