import { Button, SearchField, Select } from '@backstage/ui';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { HqList } from '../hooks/useHqList';
import { useLatest } from '../hooks/useLatest';
import { listOf } from '../hooks/useUrlState';
import { useHqTranslation } from '../i18n/ref';
import '../styles/hq.css';

/** A person who types does not pause for as long between two letters of a word. */
const SEARCH_DELAY_MS = 150;

/** A choice of {@link FilterBar}. */
export interface FilterOption {
  value: string;
  label: string;
}

/** A filter with given values. */
export interface SelectFilter {
  /** Field of the list's input. */
  name: string;
  label: string;
  options: FilterOption[];
  /** Whether several values may be chosen. Default: true. */
  multiple?: boolean;
}

/** Props of {@link FilterBar}. */
export interface FilterBarProps {
  list: Pick<
    HqList<unknown>,
    'filters' | 'setFilters' | 'isFiltered' | 'clearFilters'
  >;
  /** Full-text filter; its name is a field of the list's input. */
  search?: { name: string; placeholder: string };
  selects?: SelectFilter[];
}

function useSearchKey(onKey: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing =
        target.isContentEditable ||
        ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        onKey();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onKey]);
}

function SearchFilter(props: {
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}) {
  const { t } = useHqTranslation();
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const [asked, setAsked] = useState<string[]>([]);
  const field = useRef<HTMLDivElement>(null);
  if (shown !== value) {
    // What was asked for here may have been typed on meanwhile; what comes from elsewhere takes its place.
    const isOwn = asked.includes(value);
    setShown(value);
    setAsked(isOwn ? asked.slice(asked.indexOf(value) + 1) : []);
    if (!isOwn) setText(value);
  }
  const wanted = text.trim();
  const isAsked = wanted === (asked.at(-1) ?? value);
  const ask = useCallback(() => {
    if (isAsked) return;
    setAsked(before => [...before, wanted]);
    onChange(wanted);
  }, [isAsked, wanted, onChange]);
  useEffect(() => {
    const timer = setTimeout(ask, SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [ask]);
  const [focusSearch] = useState(
    () => () => field.current?.querySelector('input')?.focus(),
  );
  useSearchKey(focusSearch);
  return (
    <SearchField
      ref={field}
      className="hq-filters__search"
      aria-label={t('filter.search')}
      placeholder={props.placeholder}
      value={text}
      onChange={setText}
      onSubmit={ask}
    />
  );
}

interface SelectControlProps {
  filter: SelectFilter;
  value: string;
  onChange: (value: string) => void;
}

function Choices({ filter, value, onChange }: SelectControlProps) {
  const options = filter.options.map(option => ({
    value: option.value,
    label: option.label,
  }));
  if (filter.multiple === false) {
    return (
      <Select
        aria-label={filter.label}
        placeholder={filter.label}
        options={options}
        value={value || null}
        onChange={key => onChange(key === null ? '' : String(key))}
      />
    );
  }
  return (
    <Select
      aria-label={filter.label}
      placeholder={filter.label}
      selectionMode="multiple"
      options={options}
      value={listOf(value)}
      onChange={keys => onChange([...keys].map(String).join(','))}
    />
  );
}

const sameChoices = (before: SelectControlProps, after: SelectControlProps) =>
  before.value === after.value &&
  JSON.stringify(before.filter) === JSON.stringify(after.filter);

/* React Aria builds the choices of a select anew each time: only when they or the chosen ones differ. */
const SelectControl = memo(Choices, sameChoices);

function SelectOfList(props: {
  filter: SelectFilter;
  list: FilterBarProps['list'];
}) {
  const { filter, list } = props;
  const choose = useLatest((value: string) =>
    list.setFilters({ [filter.name]: value }),
  );
  return (
    <SelectControl
      filter={filter}
      value={list.filters[filter.name] ?? ''}
      onChange={choose}
    />
  );
}

/** Search and filters of a list. `/` moves to the search. */
export function FilterBar({ list, search, selects = [] }: FilterBarProps) {
  const { t } = useHqTranslation();
  const onSearch = useLatest((value: string) =>
    list.setFilters({ [search?.name ?? '']: value }),
  );
  return (
    <div role="group" aria-label={t('filter.group')} className="hq-filters">
      {search && (
        <SearchFilter
          value={list.filters[search.name] ?? ''}
          placeholder={search.placeholder}
          onChange={onSearch}
        />
      )}
      {selects.map(filter => (
        <SelectOfList key={filter.name} filter={filter} list={list} />
      ))}
      {list.isFiltered && (
        <Button variant="tertiary" onPress={list.clearFilters}>
          {t('action.clearFilters')}
        </Button>
      )}
    </div>
  );
}
