{{/*
Cuts a name at 63 characters, what a DNS label may have (RFC 1123), and leaves no dash at its end. The suffix is never cut.
Usage: {{ include "common.names.cut" (dict "name" "some-long-name" "suffix" "-headless") }}
*/}}
{{- define "common.names.cut" -}}
{{- $suffix := .suffix | default "" -}}
{{- printf "%s%s" (.name | trunc (int (sub 63 (len $suffix))) | trimSuffix "-") $suffix -}}
{{- end -}}

{{/*
The chart's name, or nameOverride.
Usage: {{ include "common.names.name" (dict "context" $) }}
*/}}
{{- define "common.names.name" -}}
{{- include "common.names.cut" (dict "name" (.context.Values.nameOverride | default .context.Chart.Name)) -}}
{{- end -}}

{{/*
The release's name for this chart's objects: fullnameOverride; else the release name, with the chart name added unless it is in it
already. With a component, that is added at the end and survives the cut.
Usage: {{ include "common.names.fullname" (dict "context" $) }}
       {{ include "common.names.fullname" (dict "context" $ "component" "api") }}
*/}}
{{- define "common.names.fullname" -}}
{{- $name := include "common.names.name" . -}}
{{- $release := .context.Release.Name -}}
{{- $full := .context.Values.fullnameOverride | default (ternary $release (printf "%s-%s" $release $name) (contains $name $release)) -}}
{{- include "common.names.cut" (dict "name" $full "suffix" (ternary "" (printf "-%s" .component) (empty .component))) -}}
{{- end -}}

{{/*
Chart name and version as the label helm.sh/chart wants it.
Usage: {{ include "common.names.chart" (dict "context" $) }}
*/}}
{{- define "common.names.chart" -}}
{{- include "common.names.cut" (dict "name" (printf "%s-%s" .context.Chart.Name .context.Chart.Version | replace "+" "_")) -}}
{{- end -}}

{{/*
A name that changes with what it stands for, for objects that cannot be changed, such as Jobs: name-<10 hex digits of the
content's SHA-256>. Give it everything that is immutable in the object.
Usage: {{ include "common.names.hashed" (dict "name" "migration" "content" $podTemplate) }}
*/}}
{{- define "common.names.hashed" -}}
{{- include "common.names.cut" (dict "name" .name "suffix" (printf "-%s" (include "common.names.hash" .))) -}}
{{- end -}}

{{/*
The 10 hex digits that common.names.hashed adds.
Usage: {{ include "common.names.hash" (dict "content" $podTemplate) }}
*/}}
{{- define "common.names.hash" -}}
{{- .content | sha256sum | trunc 10 -}}
{{- end -}}
