/** Where something is in the window, in pixels. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A place where the focus stops, as the page tells it. */
export interface Stop {
  /** The same for the same element. */
  id: number;
  /** Begins with its tag; names the element in what went wrong. */
  html: string;
  /** Whether it is in the part of the page that is walked. */
  isWithin: boolean;
  /** Whether a person sees it: in the window, and under nothing else. */
  isSeen: boolean;
  box: Box;
  /** Where what had the focus until now is; undefined when that is gone. */
  boxBefore?: Box;
  /** Whether both are in a text that reads from right to left. */
  isRtl: boolean;
  /** Whether the page's markup has it before what had the focus until now, as where a dialog begins again. */
  isEarlier: boolean;
}

/** Where a key has led. */
export interface Arrival {
  /** Undefined when the focus has left the page. */
  stop?: Stop;
  /** Whether what had the focus at the last arrival looked otherwise with it. */
  wasShown: boolean;
}

/** A control that the walk looks for. */
export interface Control {
  id: number;
  html: string;
  /** What leads to it by arrow keys; undefined where Tab has to. */
  composite?: {
    id: number;
    kind: 'grid' | 'radios' | 'list';
    /** The line of a grid that it is in. */
    line: number;
  };
}

/** Elements as a person meets them. */
interface Sight {
  idOf(element: Element): number;
  elementOf(id: number): Element;
  nameOf(element: Element): string;
  /** What is seen of a control: the label of an input that is hidden behind it. */
  shownOf(element: Element): Element;
  isSeen(element: Element): boolean;
  boxOf(element: Element): Box;
}

/** How the focus is shown. */
interface Indicator {
  /** Keeps how an element and what is around it look. */
  remember(element: Element | undefined): void;
  /** Whether what was remembered had a line or a shadow that it has no more. */
  wasShown(): boolean;
}

/** What can be used on the page. */
interface Controls {
  all(within: string): Control[];
  compositeOf(element: Element): Control['composite'];
}

/** What the walk asks of the page. */
interface Keys {
  /** Where the focus is; undefined when it has left the page. */
  here(within: string): Stop | undefined;
  /** Waits until the page shows where the focus is now. */
  arrive(within: string): Promise<Arrival>;
  controls(within: string): Control[];
  /** The ids of the composites that elements are in. */
  compositesOf(ids: number[]): Array<number | undefined>;
  /** Gives the focus to an element that was stopped at. */
  focus(id: number): void;
}

declare global {
  interface Window {
    hqSight: Sight;
    hqIndicator: Indicator;
    hqControls: Controls;
    hqKeys: Keys;
  }
}
