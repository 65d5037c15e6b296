export type OrderNumber = string;
