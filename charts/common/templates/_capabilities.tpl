{{/*
API versions follow the Kubernetes version, not .Capabilities.APIVersions: rendered offline, that list is helm's own and names
policy/v1 whatever --kube-version says. global.apiVersions overrides each one by the name of its helper.
*/}}

{{/*
PodDisruptionBudget: policy/v1 since Kubernetes 1.21. Override: global.apiVersions.podDisruptionBudget.
Usage: apiVersion: {{ include "common.capabilities.podDisruptionBudget" (dict "context" $) }}
*/}}
{{- define "common.capabilities.podDisruptionBudget" -}}
{{- include "common.capabilities.apiVersion" (dict "context" .context "kind" "podDisruptionBudget" "since" "1.21" "new" "policy/v1"
      "old" "policy/v1beta1") -}}
{{- end -}}

{{/*
HorizontalPodAutoscaler: autoscaling/v2 since Kubernetes 1.23. Override: global.apiVersions.horizontalPodAutoscaler.
Usage: apiVersion: {{ include "common.capabilities.horizontalPodAutoscaler" (dict "context" $) }}
*/}}
{{- define "common.capabilities.horizontalPodAutoscaler" -}}
{{- include "common.capabilities.apiVersion" (dict "context" .context "kind" "horizontalPodAutoscaler" "since" "1.23" "new" "autoscaling/v2"
      "old" "autoscaling/v2beta2") -}}
{{- end -}}

{{/*
The override of a kind, else `new` from Kubernetes `since` on, else `old`.
Usage: {{ include "common.capabilities.apiVersion" (dict "context" $ "kind" "cronJob" "since" "1.21" "new" "batch/v1" "old" "batch/v1beta1") }}
*/}}
{{- define "common.capabilities.apiVersion" -}}
{{- $overrides := (.context.Values.global | default dict).apiVersions | default dict -}}
{{- $byVersion := ternary .new .old (eq (include "common.capabilities.since" (dict "context" .context "version" .since)) "true") -}}
{{- index $overrides .kind | default $byVersion -}}
{{- end -}}

{{/*
"true" when the cluster is of this Kubernetes version or newer (pre-releases count), else nothing.
Usage: {{- if include "common.capabilities.since" (dict "context" $ "version" "1.26") }}
*/}}
{{- define "common.capabilities.since" -}}
{{- if semverCompare (printf ">=%s-0" .version) .context.Capabilities.KubeVersion.Version -}}true{{- end -}}
{{- end -}}

{{/*
"true" when the cluster serves this API group version (a custom resource's; offline: given by --api-versions), else nothing.
Usage: {{- if include "common.capabilities.serves" (dict "context" $ "apiVersion" "monitoring.coreos.com/v1") }}
*/}}
{{- define "common.capabilities.serves" -}}
{{- if .context.Capabilities.APIVersions.Has .apiVersion -}}true{{- end -}}
{{- end -}}
