import { IsIn, IsString, Length, Matches } from 'class-validator';
import { type View, views } from './view';

export class SavedViewName {
  /** No two views of a person have the same one. */
  @IsString() @Length(1, 40) @Matches(/\S/) name: string;
}

export class SavedViewBody extends SavedViewName {
  @IsIn(views) view: View;
  /** A part of the customer's or the integration's name. */
  @IsString() @Length(1, 200) @Matches(/\S/) q: string;
}

/** A view, narrowed to names, that the caller saved. */
export interface SavedView {
  view_id: string;
  name: string;
  view: View;
  /** A part of the customer's or the integration's name. */
  q: string;
}

export interface CountedView extends SavedView {
  /** How many open signals it has. */
  signals: number;
}
