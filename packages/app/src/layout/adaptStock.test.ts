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

  it('takes the role of a button from a drag handle inside one', () => {
    document.body.innerHTML =
      '<div data-rbd-drag-handle-draggable-id="0" role="button" tabindex="0"></div>';
    adaptStock('en')();
    const handle = document.querySelector('div');
    expect(handle?.hasAttribute('role')).toBe(false);
    expect(handle?.hasAttribute('tabindex')).toBe(false);
  });
});
