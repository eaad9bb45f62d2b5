create table good (id integer primary key);
