// The peer of the bench: libyaml's event parser over one file, and nothing else.

#include <stdio.h>
#include <yaml.h>

int main(int argc, char **argv)
{
    FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
    yaml_parser_t parser;
    if (!f || !yaml_parser_initialize(&parser)) return 1;
    yaml_parser_set_input_file(&parser, f);
    yaml_event_type_t type = YAML_NO_EVENT;
    while (type != YAML_STREAM_END_EVENT) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) return 1;
        type = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(f);
    return 0;
}
