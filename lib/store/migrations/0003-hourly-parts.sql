-- What an inventory groups, orders and adds up, as JSON; null for what is not bought by the hour.
alter table standings add column hourly_part text;
