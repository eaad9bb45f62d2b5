create table half_done (id integer primary key);
insert into missing values (1);
